"""The language of a text: English by its commonest words, others by a detector, short ones left open."""

from __future__ import annotations

import subprocess
import sys

import pytest

import extractor
from extractor.language.identify import language_of
from extractor.language.lexicon import standard_lexicon

FOREIGN = {
    "fr": "La police judiciaire de Marlow a interpellé mardi trois hommes soupçonnés d'avoir volé 2 300 téléphones.",
    "de": "Die Staatsanwaltschaft Marlow hat gegen drei Männer Anklage wegen gewerbsmäßigen Betrugs erhoben.",
    "es": "La Policía Nacional ha detenido a tres hombres en Marlow por un delito de estafa, según la fiscalía.",
    "it": "La Guardia di Finanza ha sequestrato beni per 2 milioni di euro a tre uomini accusati di frode fiscale.",
    "pt": "A Polícia Federal deflagrou nesta terça-feira a Operação Maré para combater o contrabando de cigarros.",
    "nl": "De politie heeft dinsdag drie mannen aangehouden die worden verdacht van oplichting, zo was te lezen.",
    "pl": "Policjanci zatrzymali trzech mężczyzn podejrzanych o oszustwo na szkodę mieszkańców.",
    "id": "Polisi menangkap tiga orang tersangka kasus penipuan di Marlow pada hari Selasa, kata juru bicara.",
    "ru": "Полиция задержала троих мужчин по подозрению в мошенничестве, сообщили в ведомстве.",
    "ar": "ألقت الشرطة القبض على ثلاثة رجال بتهمة الاحتيال يوم الثلاثاء.",
    "zh": "公安部今日通报,自四月以来全国公安机关依法侦办网络谣言案件2300余起。",
    "ja": "警視庁は、詐欺の疑いで男3人を逮捕したと発表した。",
    "ko": "경찰은 사기 혐의로 남성 3명을 체포했다고 화요일 밝혔다.",
    "vi": "Công an thành phố Marlow đã bắt giữ ba người đàn ông vì nghi ngờ lừa đảo vào thứ Ba.",
}


def identified(text: str) -> str | None:
    return language_of(text, standard_lexicon().commonest)


@pytest.mark.parametrize("language", FOREIGN)
def test_the_language_of_releases_that_are_not_english(language: str) -> None:
    assert identified(FOREIGN[language]) == language


@pytest.mark.parametrize(
    "text", ["", "WANTED: Ann Lee, 34", "$2.3m fraud: 14 arrests", "Tel. 555 0144\n\n12 May", "===="]
)
def test_what_is_too_short_or_no_text_is_left_open(text: str) -> None:
    assert identified(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Three held for theft of phones",
        "The Polizei of Marlow and the Guardia di Finanza arrested three men in Città Alta on Tuesday.",
        "Marlow Police arrested two men Tuesday after officers found 40 stolen phones inside a van, Sergeant Lee said.",
    ],
)
def test_english_with_few_words_or_foreign_names(text: str) -> None:
    assert identified(text) == "en"


def test_english_text_and_its_own_translation_count_as_english() -> None:
    english = "The court fined the owner of the shop for selling knives to children, the council said in a statement.\n"
    assert identified(english + FOREIGN["es"]) == "en"


def test_a_foreign_text_under_english_boilerplate_is_foreign() -> None:
    assert identified("For Immediate Release\nHome Press Contact\n" + FOREIGN["es"] * 5) == "es"


def test_a_text_that_is_not_english_is_told_once() -> None:
    told = extractor.extract(FOREIGN["fr"] + "\n\n" + FOREIGN["fr"], "2026-05-05")
    assert told.document.language == "fr"
    assert told.warnings == ["the text does not look English (language: fr); the rules read English only"]


def test_an_english_text_is_not_told() -> None:
    told = extractor.extract("Three men were charged with fraud in Marlow on Tuesday.", "2026-05-05")
    assert (told.document.language, told.warnings) == ("en", [])


def test_english_text_never_loads_the_detector() -> None:
    code = (
        "import sys, extractor; extractor.extract('The men were charged with the theft of phones.');"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
