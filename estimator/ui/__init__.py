"""The window: Qt widgets over the session; no counting, pricing or storing of their own."""
