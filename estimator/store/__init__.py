"""What is kept on this computer: the user's rates, settings, recent files and unsaved text."""
