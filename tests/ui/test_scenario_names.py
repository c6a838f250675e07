"""The samples' names, in whichever language they were made."""

import pytest
from windows import choose, settle

from estimator.ui import scenario_words


@pytest.fixture
def opened(window):
    choose(window, "scenarios")
    return window.projecting.window


def names(opened):
    return [opened.list.item(n).text() for n in range(opened.list.count())]


def test_they_follow_the_language_there_and_back(window, opened):
    english = names(opened)
    kept = [each.name for each in window.projecting._kept.all]
    window.choose_language("zh_CN")
    settle()
    assert names(opened) == ["智能客服", "金融舆情监测", "个性化推荐"]
    assert [opened.list.item(n).toolTip() for n in range(3)] == names(opened)
    window.choose_language("en")
    settle()
    assert names(opened) == english
    assert [each.name for each in window.projecting._kept.all] == kept


def test_a_sample_made_in_chinese_is_called_so_in_english_too(window):
    window.choose_language("zh_CN")
    choose(window, "scenarios")
    window.choose_language("en")
    settle()
    assert names(window.projecting.window)[0] == "Smart customer service"


def test_a_name_of_the_users_stays(window, opened):
    opened.list.item(0).setText("Mine")
    settle()
    window.choose_language("zh_CN")
    settle()
    assert names(opened)[0] == "Mine"
    assert scenario_words.called("Smart") == "Smart"
