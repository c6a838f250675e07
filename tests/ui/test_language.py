"""Two languages: nothing untranslated, nothing left in the other one after a switch."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt, QTranslator
from windows import choose_model, figure, fitting, put, said, status, texts

from estimator import resources
from estimator.store.database import StoreError
from estimator.store.store import Store
from estimator.ui import language

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "estimator" / "__main__.py", *sorted((ROOT / "estimator" / "ui").glob("*.py"))]
TS = {code: ROOT / "resources" / "i18n" / f"estimator_{code}.ts" for code in language.offered()}
TOOLS = Path(sys.executable).parent
HOLE = re.compile(r"\{\w*\}|%L?n")
# Names, units and formats that are the same in both languages.
SAME_IN_CHINESE = re.compile(
    r"JSON Lines|Anthropic|Token Estimator|OpenAI Token\b|\btokens?\b"
    r"|UTF-8|\bCRLF\b|\bLF\b|\bCR\b|English|genai-prices|litellm|csv|tsv|json|\bQt\b|LGPL|MIT"
    r"|tiktoken|\.txt|estimator count|OpenAI|o200k_base|cl100k_base|\bgpt[\w.-]*|\bGPT[-\w. ]*"
    r"|prompt_tokens|input_tokens|output_tokens|promptTokenCount|\bbase64\b|\bhttps\b|\bdata\b|\btext-embedding[\w-]*|\bo\d[\w-]*|/M|\bmon-fri\b|\bGPU\b|\bEUR\b|\bAlt\b|\(&\w\)"
    r"|Markdown|PySide6|GNU|\bPython\b|code\.qt\.io|\bCtrl\b|CSV|JSON|\bPDF\b|\.pdf\b|\*\.\w+"
)


def messages(path):
    """(context, source) -> the message's element."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            found[name, message.findtext("source")] = message
    return found


def translations(message):
    translation = message.find("translation")
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


@pytest.mark.parametrize("code", TS)
def test_nothing_is_unfinished(code):
    for where, message in messages(TS[code]).items():
        assert "type" not in message.find("translation").attrib, where
        assert all(text.strip() for text in translations(message)), where


@pytest.mark.parametrize("code", TS)
def test_a_translation_has_the_holes_of_its_source(code):
    for (context, source), message in messages(TS[code]).items():
        for translated in translations(message):
            assert set(HOLE.findall(translated)) == set(HOLE.findall(source)), (context, source)


def test_chinese_is_written_as_chinese():
    for (_, source), message in messages(TS["zh_CN"]).items():
        for translated in translations(message):
            known = SAME_IN_CHINESE.sub("", HOLE.sub("", translated))
            assert not re.search("[a-z]{2}", known), (source, known)
            assert not re.search(r"[\u4e00-\u9fff][,;:!?]", translated), translated
            assert ("&" in source) == ("&" in translated), source
            assert source.endswith("…") == translated.endswith("…"), source


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """What Qt's own tool finds in the sources now."""
    path = tmp_path_factory.mktemp("i18n") / "all.ts"
    tool = [str(TOOLS / "pyside6-lupdate"), *SOURCES, "-locations", "none", "-ts", path]
    subprocess.run(tool, check=True, capture_output=True)
    return messages(path)


def test_every_text_of_the_sources_is_in_the_translation_and_no_other(collected):
    assert set(messages(TS["zh_CN"])) == set(collected)
    plurals = {where for where, found in collected.items() if found.get("numerus")}
    assert set(messages(TS["en"])) == plurals


def calls_of_tr():
    """Every ``tr(...)`` of the sources: its file and line, its class, and its first argument."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        owners = {id(node): each.name for each in classes for node in ast.walk(each)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) == "tr":
                is_own = isinstance(node.func, ast.Attribute)
                owner = owners.get(id(node), "") if is_own else ""
                yield f"{path.name}:{node.lineno}", owner, node.args[0]


def _name(function):
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_qts_tool_overlooked_nothing(collected):
    """It does not look into f-strings, and takes no text that is not written out."""
    sources = {source for _, source in collected}
    for where, owner, argument in calls_of_tr():
        assert isinstance(argument, ast.Constant), f"{where}: not a plain text"
        is_there = (owner, argument.value) in collected if owner else argument.value in sources
        assert is_there, f"{where}: {argument.value!r}"


@pytest.mark.parametrize("code", TS)
def test_the_compiled_translation_is_that_of_its_source(code, tmp_path, qapp):
    fresh = tmp_path / "fresh.qm"
    subprocess.run(
        [TOOLS / "pyside6-lrelease", TS[code], "-qm", fresh], check=True, capture_output=True
    )
    shipped = resources.path("i18n", f"estimator_{code}.qm")
    ours, theirs = QTranslator(), QTranslator()
    assert ours.load(str(shipped))
    assert theirs.load(str(fresh))
    for (context, source), message in messages(TS[code]).items():
        for number in (1, 2, 5) if message.get("numerus") else (-1,):
            asked = (context, source, "", number)
            assert ours.translate(*asked) == theirs.translate(*asked) != "", source


# Live


@pytest.fixture
def full_window(window, qtbot):
    """A window with everything open that has a text."""
    put(window, "one two three\n" * 700)
    window.find_bar.start()
    window.find_bar._wanted.setText("two")
    window.find_bar._count()
    window.rates.open("input_tokens")
    choose_model(window, "gpt-5-mini")
    window.fill_recent()
    window.show_trimming()
    window.figures.trim._tokens.setValue(20)
    fitting(window, qtbot)
    qtbot.waitUntil(lambda: window.trimming._is_done)
    return window


def switch(window, qapp, code):
    window._menus.languages.actions()[["system", *TS].index(code)].trigger()
    qapp.processEvents()
    while window.tokens._soon.isActive():  # what is selected is told a moment later
        qapp.processEvents()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    window.fill_recent()
    if window.find_bar.isVisible():
        window.find_bar._count()


def test_switching_there_and_back_leaves_nothing_behind(full_window, qapp):
    english = texts(full_window)
    switch(full_window, qapp, "zh_CN")
    chinese = texts(full_window)
    switch(full_window, qapp, "en")
    assert Counter(texts(full_window)) == Counter(english)
    assert len(chinese) == len(english)
    assert len(set(chinese) - set(english)) > 60


def test_no_english_is_left_after_the_switch(full_window, qapp):
    switch(full_window, qapp, "zh_CN")
    for where, text in texts(full_window):
        if where.startswith("ModelPicker modelPicker: row"):
            continue  # the names of models and providers
        rest = SAME_IN_CHINESE.sub("", re.sub("<.*?>", "", text))
        assert not re.search("[A-Za-z]{2}", rest), f"{where}: {text}"


@pytest.fixture
def own_windows(window):
    """A window with those open that are about the app."""
    window.app_windows.open_shortcuts()
    window.app_windows.open_settings()
    window.app_windows.open_about()
    window.app_windows.about.copy.click()
    window.app_windows.open_palette()
    window.app_windows.palette.leave()
    return window


def test_the_windows_about_the_app_follow_there_and_back(own_windows, qapp):
    """Models, fonts and a sample of a font are the same in every language."""
    own_windows.app_windows.about.retranslate()  # what an action has said goes
    english = texts(own_windows)
    switch(own_windows, qapp, "zh_CN")
    for where, text in texts(own_windows):
        if re.match(r"ModelPicker|FontChoice fontChoice: row [1-9]|Q?Label fontSample", where):
            continue
        rest = SAME_IN_CHINESE.sub("", re.sub("<.*?>", "", text))
        assert not re.search("[A-Za-z]{2}", rest), f"{where}: {text}"
    switch(own_windows, qapp, "en")
    assert Counter(texts(own_windows)) == Counter(english)


def test_the_table_follows(full_window, qapp):
    model = full_window.rates.window.model
    switch(full_window, qapp, "zh_CN")
    header = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert header[:4] == ["提供商", "模型", "服务等级", "生效"]
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row[2] == "标准"
    assert row[4] == "不超过 272,000"


def test_what_the_last_edit_of_a_rate_said_goes(full_window, qapp):
    full_window.rates.window.model.said.emit("a sentence of before")
    assert full_window.rates.window._said.text()
    switch(full_window, qapp, "zh_CN")
    assert not full_window.rates.window._said.text()


def test_a_message_follows(window, qapp, tmp_path):
    window.files.open_path(tmp_path / "nowhere.txt")
    assert "nowhere.txt does not exist" in said(window)
    switch(window, qapp, "zh_CN")
    assert "nowhere.txt 不存在" in said(window)


def test_a_message_with_a_way_out_follows(window, qapp, monkeypatch):
    def full(*_):
        raise StoreError("full", "x")

    monkeypatch.setattr(Store, "keep", full)
    assert not window.keep()
    switch(window, qapp, "zh_CN")
    assert "磁盘已满" in said(window)
    assert window.notice._action.text() == "重试"


def test_numbers_follow(window, qapp, monkeypatch):
    """A user in Germany who reads English keeps Germany's numbers; Chinese has its own."""
    put(window, "word " * 1500)
    german = QLocale(QLocale.Language.English, QLocale.Country.Germany)
    monkeypatch.setattr(language, "_locale", lambda code: german if code == "en" else QLocale(code))
    switch(window, qapp, "en")
    seen = (figure(window, "tokenCount"), figure(window, "requestCost"), status(window)[0])
    assert seen == ("1.501", "$0,0158", "1.501 tokens · $0,0158 a call · 7.500 characters")
    assert window.figures._requests.text() == "30.000"
    switch(window, qapp, "zh_CN")
    seen = (figure(window, "tokenCount"), figure(window, "requestCost"), status(window)[0])
    assert seen == ("1,501", "$0.0158", "1,501 个 token · 每次 $0.0158 · 7,500 个字符")
    assert window.figures._requests.text() == "30,000"


@pytest.mark.parametrize("shown", ["1 token · ", "1 character"])
def test_one_of_a_thing_is_not_several(window, shown):
    put(window, "a")
    assert shown in status(window)[0]
    assert window.figures.count._caption.text() == "token"
    put(window, "")
    assert window.figures.count._caption.text() == "tokens"
    assert "0 tokens" in status(window)[0]


def test_the_choice_is_kept_and_marked(window, qapp, restart):
    switch(window, qapp, "zh_CN")
    assert [action.isChecked() for action in window._menus.languages.actions()] == [
        False,
        False,
        True,
    ]
    again = restart(window, language_code=None)
    assert again.editor.accessibleName() == "提示词"
    assert again.menuBar().actions()[0].text() == "文件(&F)"


@pytest.mark.parametrize(
    ("system", "code"), [("zh_CN", "zh_CN"), ("zh_TW", "zh_CN"), ("fr_FR", "en"), ("en_GB", "en")]
)
def test_the_systems_language(monkeypatch, system, code):
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: QLocale(system)))
    assert language.effective("system") == code
    assert language.effective("klingon") == code


def test_qts_own_texts_are_translated_too(window, qapp):
    switch(window, qapp, "zh_CN")
    menu = window.editor.createStandardContextMenu()
    assert "粘贴" in " ".join(action.text() for action in menu.actions())
    menu.deleteLater()
