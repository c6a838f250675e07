"""The end of one start and the beginning of the next, without a window."""


def keep(session, *, modified, cursor, settings=None):
    """Keep everything, as the window does."""
    change = session.prompt.change({}, modified=modified, cursor=cursor, whole=True)
    chosen = {"model": session.chosen, **session.choices.kept(), **(settings or {})}
    session.store.keep(session.prompts.leaving([change], chosen))


def go_on(session):
    """Have what was kept in a session that has just begun; but for the text."""
    session.prompts.claim("the next", lambda _: False)
    if session.prompt.head:
        session.prompts.load(session.prompt)
        session.show(session.prompt)


def drafts(store):
    """Every prompt that is kept."""
    return [store.drafts.read(head.number) for head in store.drafts.heads()]
