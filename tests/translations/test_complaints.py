"""Complaints about other systems, by name: what is proven here, and where the others are proven."""

from __future__ import annotations

from importlib import import_module

import pytest
from wagtail.models import Page

from publishing.schedule import runner
from tests.cms.world import Municipality, administrator, locale, translate
from tests.publishing.planning import NOW, clock
from tests.translations.town import draft_of, translated, written
from translations.drafts import save_draft

pytestmark = pytest.mark.django_db
#: Complaint -> the test that proves that it cannot happen here: in this folder, or below `tests`.
ELSEWHERE = {
    "a draft of a translation overwrites the live row": (
        "test_states.test_the_live_row_stays_until_the_draft_is_published"
    ),
    "source text goes live as a translation": (
        "test_states.test_source_text_never_goes_live_as_a_translation"
    ),
    "source text goes live in child rows": (
        "test_states.test_source_text_never_goes_live_in_the_rows_of_a_page"
    ),
    "source text in what search engines show": (
        "test_states.test_source_text_never_goes_live_as_what_search_engines_show"
    ),
    "lost manual work": "test_states.test_lost_manual_work_what_was_written_by_hand_stays",
    "an address change makes a page outdated": (
        "test_states.test_false_outdated_an_address_a_link_or_an_order_changes_nothing"
    ),
    "saving a draft makes a page outdated": (
        "test_states.test_false_outdated_a_draft_of_the_source_changes_nothing"
    ),
    "no order of what matters": "test_desk.test_what_matters_to_readers_stands_first",
    "a right on one district opens another": (
        "test_desk.test_a_right_on_a_part_of_the_tree_gives_that_part"
    ),
    "a language is global": "test_desk.test_a_language_that_is_not_served_has_no_desk",
    "script in a PO file is imported": "test_po.test_a_bad_text_is_named_and_nothing_is_stored",
    "a PO file of another site": "test_po.test_somebody_elses_page_is_refused_by_name",
    "a bad file loses work": (
        "test_po_nothing_lost.test_bad_files_leave_drafts_pages_and_records_alone"
    ),
    "languages cannot be published together": (
        "test_together.test_all_languages_go_online_at_once_when_all_are_ready"
    ),
    "facts wait for a translation": "test_together.test_facts_never_wait",
    "the translation editor has no schedule": (
        "test_planned.test_a_planned_translation_goes_online_at_its_moment_and_not_before"
    ),
    "a deleted source leaves its translation public": (
        "test_following.test_source_deleted_the_translation_is_not_public"
    ),
    "an unpublished source leaves its translation public": (
        "test_following.test_source_unpublished_the_translation_is_not_public"
    ),
    "a private source leaks through its translation": (
        "test_following.test_source_made_private_the_translation_is_not_public"
    ),
    "a private source leaks through its alias": (
        "publishing.test_publishable.test_an_alias_of_a_hidden_page_is_not_public"
    ),
    "a moved source leaves its translation behind": (
        "test_following.test_source_moved_the_translation_moves_too"
    ),
    "nobody is told what happened to a translation": ("test_left_behind.test_source_made_private"),
    "nobody sees what changed since the translation": (
        "test_desk.test_the_difference_is_marked_word_by_word"
    ),
    "what somebody else saved is overwritten": (
        "test_desk.test_what_somebody_else_saved_is_not_overwritten"
    ),
    "a text that changed meanwhile passes for translated": (
        "test_desk.test_a_dutch_text_that_changed_meanwhile_is_not_taken_for_translated"
    ),
    "translations skip the workflow": "test_desk.test_a_translation_goes_through_the_workflow",
    "what needs no translation is asked for again": (
        "test_desk.test_needs_no_translation_holds_until_the_text_changes"
    ),
    "submitting is a right for everything": "test_desk.test_only_ones_own_language_and_municipality",
    "readers do not know that a translation is old": (
        "test_older_translation.test_it_says_what_is_newer_and_that_facts_are_right"
    ),
    "the notice comes when only a fact changed": (
        "test_older_translation.test_a_fact_that_changed_says_nothing"
    ),
    "source text is served as a translation without a word": (
        "contacts.test_fallback_pages.test_the_page_says_that_it_is_not_translated"
    ),
    "facts are missing where prose is not translated": (
        "contacts.test_fallback_pages.test_facts_are_in_the_language_of_the_reader"
    ),
    "an alias is announced as a translation": "home.test_frame.test_an_alias_is_no_translation",
    "a fallback is announced to search engines": (
        "contacts.test_fallback_pages.test_the_source_is_canonical_and_no_translation_is_named"
    ),
    "a phone number is reversed in Arabic": (
        "home.test_frame.test_a_phone_number_keeps_its_order_in_a_script_from_right_to_left"
    ),
    "the memory offers what is private": "test_memory.test_a_private_page_is_not_remembered",
    "the memory offers what another municipality wrote": (
        "test_memory.test_another_municipality_is_not_remembered"
    ),
    "a machine's text passes for a translator's": (
        "test_machine.test_what_a_machine_made_is_marked_until_somebody_has_read_it"
    ),
    "a machine overwrites what somebody wrote": (
        "test_machine.test_it_fills_in_and_saves_nothing_and_keeps_what_was_written"
    ),
    "a large PO file blocks the CMS": ("test_po.test_one_very_long_text_is_read_in_linear_time"),
    "plain language is no language": (
        "test_plain_dutch.test_phrases_dates_and_money_are_those_of_dutch"
    ),
}


@pytest.mark.sqlite
@pytest.mark.parametrize("complaint", sorted(ELSEWHERE))
def test_every_complaint_has_its_test(complaint: str) -> None:
    module, _dot, name = ELSEWHERE[complaint].rpartition(".")
    place = module if "." in module else f"translations.{module}"
    assert callable(getattr(import_module(f"tests.{place}"), name))


def test_a_planned_date_of_the_source_never_keeps_a_translation_offline(
    city: Municipality,
) -> None:
    """A translation copies `go_live_at` without a plan, and never goes live."""
    source = written(city)
    with clock(NOW):
        draft = source.get_latest_revision_as_object()
        draft.title, draft.go_live_at = "Later", NOW.replace(year=2027)
        draft.save_revision().publish()
        page = save_draft(source, "en", {"title": "About us"}, administrator())
        page.get_latest_revision().publish()
        runner.run(NOW)
    assert Page.objects.get(pk=page.pk).live


def test_publishing_the_source_touches_no_translation(city: Municipality) -> None:
    """A sync publishes or overwrites translations when the source is published again."""
    source, version = translated(city)
    save_draft(source, "en", {"title": "By hand"}, administrator())
    before = Page.objects.filter(pk=version.pk).values().get()
    source.title = "Anders"
    source.save_revision().publish()
    assert Page.objects.filter(pk=version.pk).values().get() == before
    assert draft_of(source).title == "By hand"


def test_a_translation_makes_one_page_and_no_tree(city: Municipality, other: Municipality) -> None:
    """Switching a language on makes pages in every municipality."""
    source = written(city)
    before = set(Page.objects.values_list("pk", flat=True))
    page = save_draft(source, "en", {"title": "About us"}, administrator())
    assert set(Page.objects.values_list("pk", flat=True)) - before == {page.pk}
    assert page.get_parent().specific.title == "Stad (en)"


def test_an_arabic_title_never_costs_the_page_its_address(city: Municipality) -> None:
    """Slugs in Arabic are lost, and two pages get one address."""
    translate(city.pages["home"], "ar")
    source = written(city)
    page = save_draft(source, "ar", {"title": "من نحن"}, administrator())
    stored = Page.objects.get(pk=page.pk)
    assert (stored.title, stored.slug, stored.locale) == ("من نحن", source.slug, locale("ar"))
