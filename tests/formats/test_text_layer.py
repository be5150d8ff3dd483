"""Which text layers say what their page shows."""

import pytest

from checker.formats.text_layer import looks_scrambled

BODY = "为加快推进全县交通运输信用体系建设，健全以信用为基础的新型监管机制，制定本办法。"


def glyphs(text: str) -> str:
    """A font's glyph numbers for the letters, as a layer without a Unicode map gives them."""
    found = {
        letter: 0x0E80 + place * 173 % 0x4400 for place, letter in enumerate(dict.fromkeys(text))
    }
    return "".join(chr(found[letter]) for letter in text)


def test_glyph_numbers_are_no_text():
    assert looks_scrambled(glyphs(BODY * 3))


@pytest.mark.parametrize(
    "text",
    [
        BODY * 3,
        BODY + "ئۇنۋان بويىچە ئۇقتۇرۇش قىلىش" * 2,  # with Uighur
        BODY + "བོད་ལྗོངས་སྲིད་གཞུང་ཡིག་ཆ" * 2,  # with Tibetan
        "xìn yòng zhōng guó jiāo tōng yùn shū 信用中国交通运输" * 3,
        "№12 ≥95% ①②③ →“”…—— 3.5㎡ Ⅲ类 α β ★" * 3 + BODY,
        "⽂件⼈⼤⼯作" * 10 + BODY * 3,  # radicals that fonts give for whole letters
    ],
)
def test_text_as_papers_have_it_is_believed(text):
    assert not looks_scrambled(text)
