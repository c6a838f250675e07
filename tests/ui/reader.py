"""What a screen reader is told of the whole app, as JSON: it reads the real process by AT-SPI.

Runs inside a D-Bus session of its own, and under the system's Python: the bindings come with that
alone.

    dbus-run-session -- /usr/bin/python3 reader.py PYTHON COMMAND…

PYTHON runs the app; each COMMAND is the name of an entry of the menus that opens a window. All of
it is told in English, and again after a switch to Chinese.
"""

import json
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SECONDS = 40
SPOKEN = []
DEEP = 400  # children of one element that are looked at: tables have thousands


def pump(until, what):
    """Take events in until something is so."""
    context, end = GLib.MainContext.default(), time.monotonic() + SECONDS
    while time.monotonic() < end:
        while context.iteration(may_block=False):
            pass
        if found := until():
            return found
        time.sleep(0.05)
    raise SystemExit(f"reader: waited in vain for {what}")


def children(element):
    try:
        count = min(element.get_child_count(), DEEP)
        return [child for n in range(count) if (child := element.get_child_at_index(n))]
    except GLib.Error:
        return []  # it has just gone


def below(element):
    yield element
    for child in children(element):
        yield from below(child)


def application():
    for each in children(Atspi.get_desktop(0)):
        if "estimator" in (each.get_name() or "") or each.get_process_id() == APP.pid:
            return each
    return None


def by_id(name, role=None):
    for element in below(application()):
        is_it = (element.get_accessible_id() or "").split(".")[-1] == name
        if is_it and (role is None or element.get_role() == role):
            return element
    return None


def entry(title):
    """The entry of a menu, by its title."""
    for element in below(application()):
        kinds = (Atspi.Role.MENU_ITEM, Atspi.Role.CHECK_MENU_ITEM, Atspi.Role.RADIO_MENU_ITEM)
        if element.get_role() in kinds and element.get_name() == title:
            return element
    return None


def press(element):
    names = [element.get_action_name(n) for n in range(element.get_n_actions())]
    element.do_action(names.index("Press") if "Press" in names else 0)


def told(element, window):
    """What is told of one element."""
    states = element.get_state_set()
    found = {
        "window": window,
        "role": element.get_role_name(),
        "name": element.get_name() or "",
        "id": (element.get_accessible_id() or "").split(".")[-1],
        "focusable": states.contains(Atspi.StateType.FOCUSABLE),
        "showing": states.contains(Atspi.StateType.SHOWING),
        "enabled": states.contains(Atspi.StateType.ENABLED),
    }
    text = element.get_text_iface()
    if text and found["role"] in ("text", "entry"):
        found["text"] = Atspi.Text.get_text(text, 0, -1)
    table = element.get_table_iface()
    if table:
        found["rows"] = Atspi.Table.get_n_rows(table)
        # Of a table without rows, Qt tells no headers, and warns.
        columns = Atspi.Table.get_n_columns(table) if found["rows"] else 0
        found["headers"] = [
            header.get_name() if (header := Atspi.Table.get_column_header(table, n)) else ""
            for n in range(columns)
        ]
        found["cells"] = [
            [
                Atspi.Table.get_accessible_at(table, row, column).get_name()
                for column in range(columns)
            ]
            for row in range(min(found["rows"], 2))
        ]
    return found


def whole():
    """Everything that is told of every window."""
    found = []
    for window in children(application()):
        queue = [window]
        while queue:
            element = queue.pop()
            try:
                found.append(told(element, window.get_name()))
                is_table = "cells" in found[-1]
            except (GLib.Error, AttributeError):
                continue
            queue += [] if is_table else children(element)
    return found


def heard(event):
    SPOKEN.append([str(event.any_data), event.detail1])


def type_text():
    """Type into the editor with the keys of a keyboard, below the app."""
    editor = by_id("promptEditor")
    editor.get_component_iface().grab_focus()
    subprocess.run(["xdotool", "type", "--delay", "20", "Hello, world"], check=True)  # noqa: S607
    count = pump(lambda: (c := by_id("tokenCount")) and "3" in c.get_name() and c, "the count")
    pump(lambda: SPOKEN, "an announcement")
    return {
        "typed": Atspi.Text.get_text(editor.get_text_iface(), 0, -1),
        "count": count.get_name(),
        "said": list(SPOKEN),
        "figures": {name: by_id(name).get_name() for name in ("requestCost", "monthlyCost")},
    }


def main():
    listener = Atspi.EventListener.new(heard)
    listener.register("object:announcement")
    pump(lambda: application() and by_id("tokenCount"), "the window")
    answer = type_text()
    for command in sys.argv[2:]:
        before = len(children(application()))
        press(pump(lambda name=command: by_id(name), command))
        pump(lambda many=before: len(children(application())) > many, f"a window of {command}")
    answer["en"] = whole()
    press(entry("简体中文"))
    pump(lambda: entry("文件(F)"), "Chinese")
    answer["zh_CN"] = whole()
    print(json.dumps(answer))  # noqa: T201 - the last line: the registry says something before it


APP = subprocess.Popen(
    [sys.argv[1], "-m", "estimator"],
    env=os.environ | {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_QPA_PLATFORM": "xcb"},
)
try:
    main()
finally:
    APP.terminate()
    APP.wait(20)
