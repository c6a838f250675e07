"""Token Estimator: the exact tokens of a prompt and what it costs, while it is typed.

The house
    __main__      words of the command line -> cli, else launch: has another the window? -> window
    cli/          count, quote, trim, models, rates, reconcile, batch: thin, without Qt
    ui/           the window: Qt widgets and models; texts and numbers in the user's language
    session       the use cases: edit, choose a model, open, save; prompts: those that are open;
                  seen: the prompt that is, of them; unkept: what of a text is not kept yet
    editing       the book as the user edits it; rate_files: into files and out; fetching: newer
    bill          what a counted prompt costs: its parts on the meters of the model's card
    budget        what a prompt may be, and by how many tokens it is over; savings: of a session
    contents      what a prompt is: its text, or a request, its attachments; filling: with values
    snapshot      a prompt at one moment, counted for any model by any thread; comparing: in all
                  of them; ways: the user's own ways of paying; scenarios: kept
    offered       which models are offered for prompts; help_pages: with worked figures
    observed      the bills that the user gave to learn from
    scaling       parts counted in another vocabulary, as the model's tokens; looking: what texts
                  are written in; choices: the user's numbers; sharing: what prompts begin with
    estimate      what the session hands out: a frozen Estimate, a Document, an opened file
    request       a text read as the chat request that it may be; attachments: what is beside it
    store/        SQLite (what the user set and its history, settings, recent files, prompts as they
                  were left, each checked, with a backup beside it) and prompt files
    tokens/       how many: vocabularies, safe cuts, the incremental counter, text from bytes,
                  chat requests, pictures, audio, PDFs; estimates, and what bills teach of them
    pricing/      what it costs: rates as shipped, the user's layer over them, the book of both,
                  tariffs that price usages, quotes; the compute-time plan; portable: rates as files
    trimming/     what can go: rules that find edits, what they save, sections, cuts, and the least
                  that gets a prompt under a budget
    reports       figures handed on: Markdown, CSV, JSON, and HTML for paper
    projection/   scenarios, by the day and the month; templates/: rows of values in a prompt;
                  batch/: a batch file before it is sent; reconcile/: logs against book and bill
    resources     where the bundled files are: vocab/ rates/ help/ icons/ i18n/ licenses/ samples/

Imports go one way, and ``make imports`` holds them to it:
    __main__ > ui | cli > savings | comparing | ways | batch > session > prompts > editing | bill
             | rate_files | fetching | help_pages | budget | contents | filling | offered | choices
             > snapshot > estimate > request | attachments | observed | scaling | looking | sharing
             > store | trimming | projection | templates | reconcile > tokens | pricing | reports
             > resources
Qt is imported in ui and __main__ alone, sqlite3 in store alone, what opens connections in fetching
alone (launch: this machine). The core raises typed errors; ui/words.py and cli/words.py word them.

The life of a keystroke
    contentsChange -> ui/prompt_text.py reads the inserted range alone, without the soft breaks of
    very long lines -> edited(start, removed, text), in UTF-16 units -> session.edit ->
    TextCounter.replace, which counts between the two safe cuts around the edit -> session.estimate
    prices the count -> a frozen Estimate -> the labels. In one call, without a timer. A text that
    begins like JSON is read as a request too. A vocabulary, a file, and what is too long for a
    frame are the work of threads; until they are done the label says that it is counting, and what
    an edit replaced is dropped.

The life of a rate edit
    cell -> RateDelegate, a line edit -> RatesModel.setData -> ui/rates_edits.py reads the text as
    the entries to be set (pricing/edits.py) -> session.rates.change -> checked -> one step of the
    journal in the store -> only then the book in memory -> a new Estimate, in every window. Undo
    turns a step round. Bad input or a full disk: the old value stays, and the reason is said.

The book has layers: shipped rows, which an update replaces, under the user's own, which it never
touches. Money is exact until ui/text.py rounds it for the eye. An unknown price is no price.
"""

__version__ = "0.1.0"
