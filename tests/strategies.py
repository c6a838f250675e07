"""Texts and edits that find what an ordinary text does not."""

from hypothesis import strategies as st

CHARACTERS = st.one_of(
    st.sampled_from("aBsz09 \t\n!?'/.,:(){}\"-_"),
    st.sampled_from("中文，。！「」、ひカ한글яЖאبé"),
    st.sampled_from(["\u0301", "\u00a0", "\u2028", "\u200d", "\ufeff", "\x00", "\x1c", "\x85"]),
    st.sampled_from(["😀", "👩‍👩‍👧", "🏳️‍🌈", "𝔘", "\U00020000"]),
    st.sampled_from(["\ud83d", "\ude00"]),  # halves of a pair, alone
    st.characters(),
)
WORDS = st.sampled_from(
    [
        '{"k": [1, 2]}', "don't ", "I'LL", "the quick ", "return x\n", "    if a:\n", "12345",
        "3.14 ", "/* */\n", "你好，世界。", "!\n/", "\n\n\n", " \n ", "camelCase", "ABC",
        "<|endoftext|>", "https://a.b/c?d=e", "     ", "\t\t", "a" * 40, "!" * 17,
        "naïve ", "👍🏽 ",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(CHARACTERS, WORDS), max_size=60).map("".join)
