"""Dating the undated: what each kind of clue gives, with its steps; what gives nothing."""

from __future__ import annotations

import pytest

from archive.article import Article, Confidence, Field, Part
from archive.dates import EdtfDate
from archive.extraction import Event, EventAuthority, Knowledge, OutletAuthority, extract
from archive.readers import read

EVENTS = (
    Event("Lethra Accord", ("Accord of Lethra",), EdtfDate.parse("2001-07-16"), None, "treaty", False, ""),
    Event("founding of the Tamre Party", (), EdtfDate.parse("1921-07-01"), None, "founding", False, ""),
    Event("Mirnau summit", ("vrh v Mirnau",), EdtfDate.parse("2022-09-15"), None, "summit", False, ""),
    Event("centenary of the Tamre Party", (), EdtfDate.parse("2021-07-01"), None, "founding", False, ""),
    Event("Tamre flood", (), EdtfDate.parse("2019-03"), None, "disaster", False, ""),
    Event("Regatta", (), EdtfDate.parse("2018-06-01"), None, "sport", True, ""),
    Event("莱斯拉条约", (), EdtfDate.parse("2001-07-16"), None, "treaty", False, ""),
)
KNOWLEDGE = Knowledge(OutletAuthority(()), EventAuthority(EVENTS))
FILLER = {
    "en": "The council talked for a long time about the price of fish, and nothing came of it, as ever in this town.",
    "de": "Der Rat sprach lange über den Preis der Fische, und wie immer in dieser Stadt kam nichts dabei heraus.",
    "fr": "Le conseil parle longuement du prix du poisson, et comme toujours dans cette ville il n’en sort rien.",
    "es": "El consejo habla largo rato del precio del pescado, y como siempre en este pueblo no sale nada de ello.",
    "it": "Il consiglio parla a lungo del prezzo del pesce, e come sempre in questa città non ne esce nulla di buono.",
    "pt": "O conselho fala muito tempo do preço do peixe, e como sempre nesta cidade não sai nada disso, nem hoje.",
    "nl": "De raad praat lang over de prijs van de vis, en zoals altijd in deze stad komt er helemaal niets uit.",
    "ru": "Совет долго говорит о цене рыбы, и, как всегда в этом городе, из этого ничего не выходит, и все довольны.",
    "zh": "镇上的议会为鱼价谈了很久，照例没有谈出什么结果，大家喝完茶就各自回家去了，谁也没有再提这件事。",
}

MORE = "The ferry has no timetable. It goes when somebody waits, and it waits when nobody goes, as its old pilot says."


def article_of(text: str, language: str = "en", name: str = "a.txt") -> Article:
    (part,) = read(name, f"A bridge at last\n\n{text}\n\n{FILLER[language]}\n".encode())
    assert isinstance(part, Part)
    return extract(part, name, KNOWLEDGE)


def dated(text: str, language: str = "en") -> Field[EdtfDate]:
    return article_of(text, language).published


def said(text: str, language: str = "en") -> str | None:
    field = dated(text, language)
    return str(field.value) if field.value else None


def rules(field: Field[EdtfDate]) -> list[str]:
    return [step.rule for step in field.evidence]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 5 May 2021 the town bought the old ferry, and it has regretted it ever since, as towns do.", "2021-05-05"),
        ("In May 2021 the town bought the old ferry, and it has regretted it ever since, as towns do.", "2021-05-01"),
        ("The town sold its ferry in 2020 and bought it back in 2021 at twice the price, as towns do.", "2021-01-01"),
        (
            "The paper has written of the ferry since 28.6.2021, and it has never pleased both banks at once.",
            "2021-06-28",
        ),
        ("The ferry, bought on 2021-06-28, has broken down in every month since, and twice in the rain.", "2021-06-28"),
    ],
)
def test_what_is_told_as_past_was_before_the_text(text: str, expected: str) -> None:
    field = dated(text)
    assert field.is_inferred
    assert field.value is not None
    assert str(field.value.earliest) == expected
    assert "as past" in field.evidence[0].rule
    assert "press texts seldom appear more than" in field.evidence[-1].rule


@pytest.mark.parametrize(
    "text",
    [
        "By 2030 the town will have a bridge, by 2040 a second one, and nobody will remember the old ferry.",
        "In May 2021 the town will buy a new ferry, which is expected to be blue and to carry nine cars.",
        "The town plans to open the bridge in June 2023, and the bishop is scheduled to walk over it first.",
        "A bridge costs 2021 euros more than a ferry, says the mayor, who counts everything himself, twice.",
        "The ferry of the 1950s was green. A tunnel is cheaper, says the mayor; flats cost $2,021 a month.",
        FILLER["en"],
    ],
)
def test_what_is_to_come_or_no_date_tells_of_no_past(text: str) -> None:
    assert dated(text).value is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Im Jahr 2020 wurde die Fähre verkauft, und 2021 kaufte die Stadt sie zum doppelten Preis zurück.", "de"),
        ("En 2020 la ville avait vendu son bac ; en 2021 elle a été forcée de le racheter deux fois plus cher.", "fr"),
        ("En 2020 se vendió la barca, y en 2021 el pueblo tuvo que comprarla de nuevo por el doble de dinero.", "es"),
        ("Nel 2020 il traghetto era stato venduto, e nel 2021 il comune ha dovuto ricomprarlo al doppio.", "it"),
        ("Em 2020 a barca foi vendida, e em 2021 a câmara teve de a comprar outra vez pelo dobro do preço.", "pt"),
        ("In 2020 werd de pont verkocht, en in 2021 kreeg de stad haar voor het dubbele van de prijs terug.", "nl"),
        ("В 2020 году паром был продан, а в 2021 году город стал его хозяином снова, за двойную цену.", "ru"),
    ],
)
def test_years_are_past_in_other_languages_too(text: str, language: str) -> None:
    assert said(text, language) == "2021-01-01/2023-12-31"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Im Jahr 2030 wird die Stadt eine Brücke haben, und niemand wird sich an die alte Fähre erinnern.", "de"),
        ("Die Brücke soll im Mai 2031 eröffnet werden, und der Bischof geht als Erster über den Fluss.", "de"),
        ("D’ici 2030 la ville aura un pont, et plus personne ne se souviendra du vieux bac ni de son passeur.", "fr"),
        ("En 2030 el pueblo tendrá un puente, y nadie se acordará de la barca vieja ni del barquero tampoco.", "es"),
        ("Entro il 2030 la città avrà un ponte, e nessuno si ricorderà del vecchio traghetto e del barcaiolo.", "it"),
        ("Até 2030 a cidade terá uma ponte, e ninguém se lembrará da barca velha nem do barqueiro de chapéu.", "pt"),
        ("In 2030 zal de stad een brug hebben, en niemand zal nog denken aan de oude pont en haar veerman.", "nl"),
        ("К 2030 году в городе будет мост, и никто не вспомнит о старом пароме и о его седом паромщике.", "ru"),
    ],
)
def test_years_are_to_come_in_other_languages_too(text: str, language: str) -> None:
    assert dated(text, language).value is None


def test_said_to_have_been_is_past() -> None:
    assert said("Der Tanker soll im Mai 2021 Öl geladen haben, und seitdem liegt er vor der Stadt auf Grund.", "de")


LONE = "On 5 May 2021 the town bought the old ferry, and it has regretted it ever since, as towns are wont to do."


def behind(text: str) -> str:
    """A text that does not begin with *text*."""
    return f"{MORE}\n\n{text}"


def test_a_lone_past_date_is_recent_only_where_the_text_begins() -> None:
    assert said(LONE) == "2021-05-05/2022-11-04"
    field = dated(behind(LONE))
    assert field.value is None
    assert str(field.alternatives[0].value) == "2021-05-05/.."


@pytest.mark.parametrize("other", ["in 2019", "in May 2020", "on 7 May 2021"])
def test_a_date_near_by_makes_a_past_one_recent(other: str) -> None:
    field = dated(behind(f"{LONE} The mill was sold {other} to a man from the coast, who has not been seen again."))
    assert field.value is not None
    assert str(field.value.earliest).startswith("2021-05-0")


@pytest.mark.parametrize("other", ["in 2021", "in May 2021", "in 2009", "in 1931"])
def test_a_date_far_away_or_around_a_past_one_does_not(other: str) -> None:
    assert (
        dated(behind(f"{LONE} The mill was sold {other} to a man from the coast, who has not been seen again.")).value
        is None
    )


def test_a_date_that_is_named_and_not_told_may_lie_half_a_year_ahead() -> None:
    text = (
        "The old men of the town, at the landing stage, 5 May 2021, with the ferry and the mayor’s new hat beside them."
    )
    assert said(behind(text)) == "2020-11-03/2022-11-04"


def test_a_date_alone_in_brackets_is_none_of_the_text() -> None:
    assert (
        dated(
            f"A reader writes that nobody has ever contradicted him and that he is always right (11 May 2021). {MORE}"
        ).value
        is None
    )


def test_a_year_that_is_past_here_and_to_come_there_is_no_bound() -> None:
    text = "In 2020 and in 2021 prices rose, the town thinks. A forecast says that it will be dearer still in 2021."
    field = dated(text)
    assert field.value is None or (field.value.earliest and field.value.earliest.year < 2021)


def test_a_later_year_of_open_tense_leaves_the_date_unknown() -> None:
    assert (
        dated(
            "The town sold its ferry in 2018 and its mill in 2019. The new fares of 2023 are nine crowns a head."
        ).value
        is None
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "The mill on the other bank, notoriously creaky, is on track to be closed down by 2021, says the mayor.",
            "en",
        ),
        (
            "The winter market is known far and wide. Storms in 2021 may well set new records for wind and for rain.",
            "en",
        ),
        (
            "Beim Fest, das am 1. und 2. Februar 2021 stattfindet, kann man kostenlos mit der Fähre über den Fluss.",
            "de",
        ),
    ],
)
def test_what_is_to_come_is_not_read_as_past(text: str, language: str) -> None:
    field = dated(text, language)
    told = [*rules(field), *(step.rule for other in field.alternatives for step in other.evidence)]
    assert not any("as past" in rule for rule in told)


def test_a_text_that_names_what_is_newer_than_its_dates_is_not_of_their_time() -> None:
    old = "On 5 May 1971 the town bought the old ferry. In June 1971 it was painted blue, and in May 1972 it sank."
    assert said(old) == "1972-05-01/1974-10-31"
    field = dated(f"{old} The wreck has a page on Facebook, which nobody likes.")
    assert field.value is None
    assert str(field.alternatives[0].value) == "2006-01-01/.."
    assert "“Facebook” since 2006" in field.alternatives[0].evidence[0].rule


def test_dates_around_the_article_on_its_page_tell_nothing() -> None:
    teaser = (
        "In June 2024 the town council sold its last mill to a man from the coast, and in July 2024 bought it back."
    )
    menu = "\n\n".join(("More", "News", "Sport", "Weather", "Subscribe"))
    assert (
        dated(
            "\n\n".join((LONE, MORE, MORE.replace("ferry", "mill"), MORE.replace("ferry", "boat"), menu, teaser, menu))
        ).value
        == dated(LONE).value
    )


def test_a_text_lies_between_what_is_past_and_what_is_to_come() -> None:
    text = (
        "The council bought the ferry in 2019. The bridge will be opened in June 2020, and the bishop will walk first."
    )
    assert said(text) == "2019-01-01/2020-06-30"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Thursday marks the 20th anniversary of the treaty signed on 15 July 2001 by two tired ministers.", "en"),
        ("On Thursday the town celebrates the twentieth anniversary of the treaty of 15 July 2001 with a cake.", "en"),
        ("Am Donnerstag feiert die Stadt den 20. Jahrestag des Vertrages vom 15. Juli 2001 mit einem Kuchen.", "de"),
        ("Jeudi, la ville fête le 20e anniversaire du traité du 15 juillet 2001 avec un gâteau à la crème.", "fr"),
        ("El jueves el pueblo celebra el 20.º aniversario del tratado del 15 de julio de 2001 con una tarta.", "es"),
        ("Giovedì la città festeggia il 20º anniversario del trattato del 15 luglio 2001 con una bella torta.", "it"),
        ("Op donderdag viert de stad de 20e verjaardag van het verdrag van 15 juli 2001 met een grote taart.", "nl"),
    ],
)
def test_a_weekday_of_an_anniversary_gives_the_week_before(text: str, language: str) -> None:
    field = dated(text, language)
    assert str(field.value) == "2021-07-09/2021-07-15"
    assert field.confidence is Confidence.MEDIUM
    assert rules(field)[-1] == "that is a Thursday, as the text says: written in the week before"


def test_what_was_done_on_the_date_behind_it_is_celebrated() -> None:
    text = "Thursday marks the 50th anniversary of the opening of the Lighthouse Line on 18 May 1973, with a band."
    assert said(text) == "2023-05-12/2023-05-18"


def test_a_date_that_is_remembered_is_no_recent_one() -> None:
    text = "The town has little time for the 50th anniversary of its lighthouse, 18 May 1973, and the band is away."
    field = dated(text)
    assert field.value is None or (field.value.earliest and field.value.earliest.year == 2023)


def test_a_month_to_come_ends_a_year_of_which_other_months_are_past() -> None:
    text = "The inquiry began to sit in March 2022, in the old mill, and it is to report by December 2022, or later."
    assert said(text) == "2022-03-01/2022-12-31"


def test_an_anniversary_that_was_marked_gives_the_week_after() -> None:
    assert said(
        "The town marked the 20th anniversary of the treaty of 15 July 2001 on Thursday with a very large cake."
    ) == ("2021-07-15/2021-07-21")


def test_a_weekday_that_does_not_fit_is_said_and_not_used() -> None:
    field = dated("Friday marks the 20th anniversary of the treaty signed on 15 July 2001 by two tired ministers.")
    assert str(field.value) == "2021-01-01/2021-12-31"
    assert "15 July 2021 is a Thursday, not a Friday: the weekday is not used" in rules(field)


def test_past_weekdays_of_the_same_week_come_before() -> None:
    text = (
        "Thursday marks the 20th anniversary of the treaty of 15 July 2001. The two ministers met on Tuesday at noon."
    )
    field = dated(text)
    assert str(field.value) == "2021-07-13/2021-07-15"
    assert "“Tuesday” is past and in the same week" in rules(field)[-1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The 20th anniversary of the Lethra Accord finds both banks as wet as they were, and as far apart.", "2021"),
        ("It is the centenary of the founding of the Tamre Party, and the streets are full of its red flags.", "2021"),
        ("Last year was the 20th anniversary of the Lethra Accord, and both banks are as wet as they were.", "2022"),
        (
            "Next year is the 25th anniversary of the Lethra Accord, and both banks are as wet as they ever were.",
            "2025",
        ),
        (
            "The council speaks of last year’s Mirnau summit as one speaks of a wedding, with some embarrassment.",
            "2023",
        ),
        ("This is the 50th anniversary of the 1969 flood, and the old people of the town still speak of it.", "2019"),
    ],
)
def test_an_anniversary_or_a_named_year_gives_that_year(text: str, expected: str) -> None:
    assert said(text) == f"{expected}-01-01/{expected}-12-31"


def test_an_anniversary_with_a_name_of_its_own_is_one_and_has_none_itself() -> None:
    text = "Thursday marks the centenary of the Tamre Party, and July 16 is the 20th anniversary of the Lethra Accord."
    assert said(text) == "2021-06-25/2021-07-01"


def test_an_anniversary_with_a_name_of_its_own_is_one() -> None:
    assert said("Thursday marks the centenary of the Tamre Party, and the streets are full of red flags again.") == (
        "2021-06-25/2021-07-01"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twenty years after the signing of the Lethra Accord both banks have learnt to wait for the ferry.", "2021"),
        ("The Lethra Accord was signed 20 years ago, and both banks have learnt to wait for the old ferry.", "2021"),
        (
            "Three years and four months after the line failed on 14 November 2019, a court has jailed its chairman.",
            "2023-03",
        ),
        ("Ten months after the inquiry opened on 20 November 2018, the council has changed its mind again.", "2019-09"),
    ],
)
def test_time_that_has_passed_is_added(text: str, expected: str) -> None:
    field = dated(text)
    assert field.value is not None
    assert field.value.days == EdtfDate.parse(expected).days
    assert field.confidence is Confidence.LOW


def test_time_that_had_passed_then_is_not_added() -> None:
    text = "Two years after the Lethra Accord the old minister resigned, moved to the coast and began to paint gulls."
    assert dated(text).value is None


@pytest.mark.parametrize(
    "text",
    [
        "The town celebrated the 20th anniversary of its treaty on 15 July 2021, and it rained on all the flags.",
        "The 20th anniversary of the treaty was celebrated on 15 July 2021 with a cake, and it rained on the flags.",
        "On 15 July 2021 the mayor said that ten years ago he had promised a bridge, and that he was still at it.",
        "Ten years after the flood, in 2021, the town has a ferry, bought on 15 July 2021 from two old brothers.",
    ],
)
def test_the_date_of_the_party_is_not_that_of_what_is_celebrated(text: str) -> None:
    field = dated(text)
    assert field.value is not None
    assert str(field.value.earliest) in ("2021-07-15", "2021-01-01")
    assert "2031" not in str(field.value)
    assert "2041" not in str(field.value)


def test_an_event_in_the_past_keeps_its_day_as_the_earliest() -> None:
    field = dated(
        "The council remembers the Tamre flood, and the mill has a mark on its wall to which children stretch."
    )
    assert field.value is None
    (terminus,) = field.alternatives
    assert str(terminus.value) == "2019-03-01/.."
    assert terminus.is_inferred
    assert terminus.confidence is Confidence.LOW
    assert "Tamre flood, March 2019" in terminus.evidence[0].rule


def test_an_event_to_come_is_at_most_a_year_ahead() -> None:
    assert said("Both ministers will attend the Mirnau summit, and the town will paint its fences for the guests.") == (
        "2021-09-15/2022-09-15"
    )


def test_a_month_without_a_year_that_is_an_events_is_of_the_year_before() -> None:
    text = "The ministers who met at the Mirnau summit in September have not been seen together at any table since."
    assert said(text) == "2022-09-15/2023-09-14"


def test_an_event_of_a_series_tells_nothing() -> None:
    assert (
        dated("Everybody was at the Regatta, and the mayor fell into the river with his chain of office on.").value
        is None
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the first nine months of this year the bridge, open since March 2022, carried more than the ferry.",
            "2022-10-01/2022-12-31",
        ),
        (
            "The council sold a mill in 2018 and a school in 2019. On Thursday, 12 March, it will vote on the ferry.",
            "2019-07-16/2020-03-12",
        ),
        (
            "Twenty years after the Lethra Accord both banks have a ferry. In June the ministers met and agreed.",
            "2021-06-01/2021-12-31",
        ),
    ],
)
def test_dates_without_a_year_narrow_what_is_known(text: str, expected: str) -> None:
    assert said(text) == expected


def test_a_dateline_gives_the_day_once_the_year_is_known() -> None:
    text = (
        "LETHRA, Aug. 14 (WW) - Twenty years after the Lethra Accord both banks have learnt to wait for the old ferry."
    )
    assert said(text) == "2021-08-14/2021-08-15"


@pytest.mark.parametrize(
    "text",
    [
        "Sir – Your report of 9 November 2018 gives the impression that the whole town is against the barrage.",
        "On 9 November 2018 we stated that the bank had been mended with clay. It was mended with old newspapers.",
    ],
)
def test_letters_and_corrections_answer_within_weeks(text: str) -> None:
    assert said(text) == "2018-11-09/2018-12-21"


def test_the_year_of_writing_is_in_texts_without_spaces_too() -> None:
    text = "今年是莱斯拉条约签署20周年。两国部长在河边喝了茶，谈了鱼价，谁也没有说服谁，但都觉得这条河应该继续流下去。"
    assert said(text, "zh") == "2021-01-01/2021-12-31"


@pytest.mark.parametrize(
    "signed", ["— Ann One (@annone) May 6, 2025", "A post shared by Ann One (@annone) on May 6, 2025 at 3:02pm PST"]
)
def test_a_post_that_is_shown_is_a_few_months_old_at_most(signed: str) -> None:
    field = dated(f"{MORE}\n\n{signed}\n\n{MORE.replace('ferry', 'mill')}")
    assert str(field.value) == "2025-05-06/2025-09-05"
    assert "shows a post" in field.evidence[0].rule


def test_what_had_been_before_is_no_recent_date() -> None:
    field = dated(
        "On 3 May 1999 a bridge had fallen into the river, and nobody has spoken of much else in the town since."
    )
    assert field.value is None
    assert str(field.alternatives[0].value) == "1999-05-03/.."


def test_a_lone_old_year_is_no_recent_date() -> None:
    field = dated("The ferry was built in 1931 by a man who could not swim, and it has carried the town ever since.")
    assert field.value is None
    assert str(field.alternatives[0].value) == "1931-01-01/.."


@pytest.mark.parametrize(
    "line",
    [
        "12.03.2024 Das Boot fährt wieder, und niemand weiß, wohin es in diesem Sommer mit uns fahren wird",
        "Anna K. am 12. März 2024 um 10:13 Uhr: Ich finde, dass die Fähre immer zu spät kommt, seit Jahren schon.",
        "Berichte vom Januar 2024, vom Februar 2024, vom März 2024, vom April 2024, vom Mai 2024, vom Juni 2024.",
        "Diese Seite wurde zuletzt aktualisiert am 12. März 2024, sie wird von der Stadt Obertor betreut und gepflegt.",
    ],
)
def test_stamps_and_lists_of_dates_tell_nothing(line: str) -> None:
    text = "Das {} fährt seit Jahren, und keiner weiß, wohin. Der Fährmann schweigt und raucht, und die Leute warten."
    above = "\n\n".join(map(text.format, ("Boot", "Schiff", "Floß", "Fass", "Brett", "Kanu", "Schlauchboot")))
    assert dated(f"{above}\n\n{line}\n\n{text.format('Ding')}", "de").value is None


def test_a_stated_date_is_not_reasoned_about() -> None:
    field = article_of(
        "13 July 2020\n\nIn May 2021 the town bought the old ferry, and it has regretted it ever since."
    ).published
    assert str(field.value) == "2020-07-13"
    assert not field.is_inferred


def test_an_update_a_day_of_access_and_a_copyright_bound_the_date() -> None:
    past = "In May 2019 the town bought the old ferry, and it has regretted it ever since, as towns are wont to do."
    for line, latest in (
        ("Accessed 14 July 2020", "2020-07-14"),
        ("Updated: 14 July 2020", "2020-07-17"),
        ("© 2019 The Ferry", "2020-12-31"),
    ):
        where = f"{past}\n\n{line}" if line.startswith("©") else f"{line}\n\n{past}"
        field = dated(where)
        assert field.value is not None, line
        assert str(field.value.latest) == latest, line


def test_clues_that_contradict_the_rest_are_left_out_and_said() -> None:
    text = (
        "Thursday marks the 20th anniversary of the treaty of 15 July 2001. "
        "The mill, too, was closed 10 years after the Lethra Accord, but it has opened again as a museum of mills."
    )
    field = dated(text)
    assert str(field.value) == "2021-07-09/2021-07-15"
    assert any(rule.startswith("left out, because it contradicts the rest") for rule in rules(field))


@pytest.mark.parametrize(
    "text",
    [
        "On 5 May 2021 the town bought the old ferry, and it has regretted it ever since, as towns do.",
        "The 20th anniversary of the Lethra Accord finds both banks as wet as they were, and as far apart.",
        "Thursday marks the 20th anniversary of the treaty signed on 15 July 2001 by two tired ministers.",
    ],
)
def test_an_inferred_date_is_never_firm_and_never_wide(text: str) -> None:
    field = dated(text)
    assert field.is_inferred
    assert field.confidence is not Confidence.HIGH
    assert field.value is not None
    assert field.value.earliest is not None
    assert field.value.latest is not None
    assert (field.value.latest - field.value.earliest).days < 3 * 366


def test_a_text_in_an_unknown_language_is_not_reasoned_about() -> None:
    (part,) = read(
        "a.txt", "Silta\n\nLautta ostettiin 5. toukokuuta 2021 ja se on ollut rikki siitä lähtien joka päivä.".encode()
    )
    assert isinstance(part, Part)
    assert extract(part, "a.txt", KNOWLEDGE).published.value is None
