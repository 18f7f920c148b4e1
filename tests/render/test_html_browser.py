"""Pages in Chromium: filters, lanes, keyboard, details, themes and print work, and axe-core finds nothing."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journeyctl.render.facts import Facts
from journeyctl.render.views import map as journey_map
from render import stress
from render.attacked import ATTACKED
from render.boards import TODAY, example
from render.browser import opened
from render.pages import PICTURE, check, write
from render.sample import LOOK, SAMPLE

TABLE = "#map-first-order-1"


def shown(page: Any, selector: str) -> list[str]:
    """Return the texts of what is to be seen."""
    return [part.inner_text().strip() for part in page.locator(selector).all() if part.is_visible()]


def names(page: Any) -> list[str]:
    return shown(page, f"{TABLE} .columns .name")


def test_filters_hide_columns_and_say_how_many_are_left(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        assert shown(page, ".status") == ["All 3 touchpoints shown"]
        assert page.locator(".clear").is_disabled()
        check(page, "Channel", "App")
        assert names(page) == ["Checkout"]
        assert shown(page, ".status") == ["1 of 3 touchpoints shown"]
        assert shown(page, ".stage > span:first-child") == ["Order"]
        assert page.locator(".stage").last.get_attribute("colspan") == "1"
        check(page, "Channel", "In person")
        assert names(page) == ["Checkout", "Delivery at the door"]
        check(page, "Persona", "Student")
        assert names(page) == ["Delivery at the door"]
        page.get_by_text("Show everything").click()
        assert len(names(page)) == 3
        assert page.locator(".stage").last.get_attribute("colspan") == "2"


def test_a_click_on_the_words_of_a_filter_is_a_click_on_its_box(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        page.locator(".menu > summary", has_text="Channel").click()
        page.locator(".menu[open] label", has_text="App").click(position={"x": 60, "y": 8})
        assert names(page) == ["Checkout"]
        assert page.locator(".menu[open]").count() == 1


def test_a_click_into_what_has_opened_leaves_it_open(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        page.locator("button[popovertarget]").first.click()
        panel = page.locator(".detail:popover-open")
        panel.locator("p, dd, li").first.click()
        assert panel.count() == 1
        page.keyboard.press("Escape")
        assert page.locator(".detail:popover-open").count() == 0


def test_columns_that_are_left_stay_in_line_with_their_heads(program: Any, written: Path) -> None:
    script = """() => Array.from(document.querySelectorAll("tr.lane")).flatMap(row =>
        Array.from(row.cells).slice(1).map((cell, i) => {
            const head = document.querySelectorAll(".columns > th[data-tags]")[i];
            return Math.abs(cell.getBoundingClientRect().x - head.getBoundingClientRect().x);
        }))"""
    with opened(program, written) as page:
        check(page, "Persona", "Student")
        assert names(page) == ["Search for a basket", "Delivery at the door"]
        assert max(page.evaluate(script)) < 1
        line, table = page.locator("tr.line").bounding_box(), page.locator(TABLE).bounding_box()
        assert line["width"] == pytest.approx(table["width"], abs=1)


def test_the_curve_is_drawn_over_what_is_left(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        path = page.locator(f"{TABLE}-line-1")
        before = path.get_attribute("d")
        areas = page.locator(f"{TABLE}-area").get_attribute("d")
        check(page, "Evidence", "Evidence")
        check(page, "Evidence", "Assumption")
        assert names(page) == ["Search for a basket", "Checkout"]
        assert path.get_attribute("d").count("C") == 1
        check(page, "Evidence", "Evidence")
        assert page.locator("tr.curve td:not(.gone) .lines").get_attribute("viewBox") == "0 0 100 124"
        page.get_by_text("Show everything").click()
        # The sums of the script are those of the painter.
        assert path.get_attribute("d") == before
        assert page.locator(f"{TABLE}-area").get_attribute("d") == areas


def test_a_persona_keeps_its_own_curve_and_words(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        check(page, "Persona", "Student")
        assert [text.split()[0] for text in shown(page, "tr.curve .item")] == ["Curious", "Indifferent"]
        assert shown(page, ".series li") == ["Student"]


def test_lanes_can_be_taken_away_with_the_line_above_them(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        check(page, "Lanes", "Pain points")
        assert shown(page, ".lane-title") == ["Actions", "Emotion"]
        assert shown(page, "tr.line") == []
        assert page.locator(".menu", has_text="Lanes").locator(".count").inner_text() == "2/3"


def test_the_address_keeps_what_is_chosen(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        check(page, "Persona", "Student")
        check(page, "Lanes", "Actions")
        kept = page.evaluate("location.hash")
    assert kept == "#map-first-order-1.persona=student&map-first-order-1.off=actions"
    with opened(program, written, hash=kept) as page:
        assert names(page) == ["Search for a basket", "Delivery at the door"]
        assert shown(page, ".lane-title") == ["Emotion", "Pain points"]
        page.get_by_text("Show everything").click()
        assert page.evaluate("location.hash") == ""


@pytest.mark.parametrize(
    "address", ["#map-first-order-1.persona=nobody", "#%E0%A4%A=%", "#=&=.=&a.b", "#main"]
)
def test_an_address_that_means_nothing_breaks_nothing(program: Any, written: Path, address: str) -> None:
    with opened(program, written, hash=address) as page:
        assert len(names(page)) in {0, 3}
        assert page.locator(".tools").is_visible()


def test_a_decision_opens_the_pain_point_that_it_accepts(program: Any, tmp_path: Path) -> None:
    """It does so by the keyboard, on a narrow screen, and where no script runs."""
    made = journey_map.lay_out(example("grocery"), "first-order", LOOK)
    for options in ({}, {"viewport": {"width": 390, "height": 800}}, {"java_script_enabled": False}):
        with opened(program, write(tmp_path, made), **options) as page:
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            button = page.locator(".decision button")
            assert button.bounding_box()["height"] >= 24
            button.focus()
            page.keyboard.press("Enter")
            panel = page.locator(".detail:popover-open")
            assert "The fee stays on the last page" in panel.inner_text()
            page.keyboard.press("Escape")
            assert panel.count() == 0
            assert button.evaluate("button => document.activeElement === button")


def test_a_pain_point_opens_its_details_and_gives_the_focus_back(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        chip = page.locator("button.chip").first
        chip.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog")
        assert dialog.is_visible()
        assert "Interview, n = 12" in dialog.inner_text()
        page.wait_for_function("document.activeElement.closest('[role=dialog]')")
        page.keyboard.press("Escape")
        assert not dialog.is_visible()
        assert chip.evaluate("chip => chip === document.activeElement")
        chip.click()
        page.get_by_role("button", name="Close").click()
        assert not dialog.is_visible()
        assert chip.evaluate("chip => chip === document.activeElement")


def test_everything_is_reached_with_the_keyboard_alone(program: Any, written: Path) -> None:
    walked = []
    with opened(program, written) as page:
        for _ in range(40):
            page.keyboard.press("Tab")
            walked.append(
                page.evaluate(
                    "(e => e === document.body ? '' : e.className || e.tagName)(document.activeElement)"
                )
            )
            if walked[-1] == "":
                break
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"
    assert walked[:2] == ["skip", "theme"]
    assert walked.count("SUMMARY") == 5  # four menus, and the text version
    assert walked.count("chip") == 3
    assert walked.count("frame") == 1


def test_menus_open_and_close_with_the_keyboard(program: Any, written: Path) -> None:
    with opened(program, written) as page:
        page.locator(".menu > summary").first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert len(names(page)) == 3  # busy parents come everywhere
        assert page.locator(".menu").first.locator(".count").inner_text() == "1"
        page.keyboard.press("Escape")
        assert page.locator(".menu[open]").count() == 0
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_arrows_scroll_by_a_column(program: Any, written: Path) -> None:
    with opened(program, written, viewport={"width": 390, "height": 700}, reduced_motion="reduce") as page:
        page.locator(".frame").focus()
        page.keyboard.press("ArrowRight")
        wide = page.locator(".columns > th[data-tags]").first.evaluate("th => th.offsetWidth")
        assert page.locator(".frame").evaluate("frame => frame.scrollLeft") == pytest.approx(wide, abs=2)
        page.keyboard.press("ArrowLeft")
        assert page.locator(".frame").evaluate("frame => frame.scrollLeft") == 0


def test_nothing_but_the_table_is_wider_than_a_telephone(program: Any, written: Path) -> None:
    with opened(program, written, viewport={"width": 320, "height": 640}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize(
    "case", ["arabic", "german", "japanese", "emoji", "forty touchpoints", "long cells", "no stages"]
)
def test_no_text_runs_out_of_what_it_stands_in(program: Any, tmp_path: Path, case: str) -> None:
    script = """() => Array.from(document.querySelectorAll("td, th, .chip, .person, .text, .head *"))
        .filter(part => part.offsetWidth && getComputedStyle(part).display !== "inline" && !part.closest(".hide"))
        .filter(part => part.scrollWidth > part.clientWidth + 1).map(part => part.textContent.slice(0, 60))"""
    facts = Facts(stress.opened(tmp_path, case), TODAY)
    boards = [journey_map.lay_out(facts, journey, LOOK) for journey in facts.journeys]
    with opened(program, write(tmp_path, *boards), viewport={"width": 390, "height": 800}) as page:
        assert page.evaluate(script) == []
        assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_theme_goes_round_and_is_forgotten(program: Any, written: Path) -> None:
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    with opened(program, written, color_scheme="light") as page:
        light = page.evaluate(paper)
        button = page.locator(".theme")
        seen = []
        for _ in range(3):
            button.click()
            seen.append((button.inner_text(), page.evaluate(paper)))
        dark = seen[1][1]
        assert seen == [("Colours: light", light), ("Colours: dark", dark), ("Colours: automatic", light)]
        assert dark != light
        assert page.evaluate("document.cookie + Object.keys(localStorage).length") == "0"
    with opened(program, written, color_scheme="dark") as page:
        assert page.evaluate(paper) == dark


def test_paper_is_light_and_shows_what_is_closed(program: Any, written: Path) -> None:
    with opened(program, written, color_scheme="dark") as page:
        page.emulate_media(media="print", color_scheme="dark")
        assert (
            page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            == "rgb(255, 255, 255)"
        )
        assert not page.locator(".tools").is_visible()
        assert [part.is_visible() for part in page.locator(".detail").all()] == [True, True]
        page.emulate_media(media="screen")
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        assert page.locator("details.words > .prose").is_visible()
        page.evaluate("window.dispatchEvent(new Event('afterprint'))")
        assert not page.locator("details.words > .prose").is_visible()


def test_without_a_script_everything_is_shown(program: Any, written: Path) -> None:
    with opened(program, written, java_script_enabled=False) as page:
        assert len(names(page)) == 3
        assert shown(page, ".tools, .theme") == []
        assert len(shown(page, ".detail")) == 2
        page.locator("details.words > summary").click()
        assert page.get_by_text("Mood falls at Checkout").is_visible()


def test_what_a_picture_opens_works_with_mouse_and_keyboard(program: Any, tmp_path: Path) -> None:
    with opened(program, write(tmp_path, PICTURE)) as page:
        part = page.get_by_role("button", name="Card refused")
        part.click()
        assert page.get_by_role("dialog").is_visible()
        page.keyboard.press("Escape")
        part.focus()
        page.keyboard.press("Enter")
        assert page.get_by_role("dialog").is_visible()
        page.keyboard.press("Escape")
        assert part.evaluate("part => part === document.activeElement")
        assert page.get_by_role("link", name="The shop").get_attribute("href") == "https://shop.example/"
        assert page.locator(".picture text", has_text="First order").count() == 0


def test_boards_on_one_page_are_filtered_each_for_itself(program: Any, tmp_path: Path) -> None:
    other = replace(SAMPLE, id="second")
    with opened(program, write(tmp_path, SAMPLE, other)) as page:
        first = page.locator("#map-first-order")
        first.locator(".menu > summary", has_text="Channel").click()
        first.get_by_label("App", exact=True).click()
        assert shown(page, ".status") == ["1 of 3 touchpoints shown", "All 3 touchpoints shown"]
        page.locator(".contents a").last.click()
        assert page.evaluate("location.hash") == "#map-second"
        assert shown(page, ".status")[0] == "1 of 3 touchpoints shown"


def test_hostile_texts_do_nothing(program: Any, tmp_path: Path) -> None:
    with opened(program, write(tmp_path, ATTACKED)) as page:
        page.on("dialog", lambda dialog: pytest.fail(f"a text has run: {dialog.message}"))
        assert page.locator("script").count() == 1
        for summary in page.locator("summary").all():
            summary.click()
        page.locator("button.chip").first.click()
        assert "<script>alert(1)</script>" in page.get_by_role("dialog").inner_text()
