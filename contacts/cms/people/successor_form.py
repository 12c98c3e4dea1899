"""The form of somebody else from a day on."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from contacts.cms.people.posts import Post, places_of
from contacts.models import PersonPage
from contacts.models.personal import PERSONAL, Basis
from core.forms.spans import as_typed
from core.languages import SOURCE_LANGUAGE
from core.phone import normalise_phone, validate_phone
from core.trees import HOME_PATH, trees_around

#: What the form asks of a new person; a photo is added on their own page.
CONTACTS = ("phone", "mobile", "email")


class SuccessorForm(forms.Form):
    """Who leaves and when, who comes and when; of somebody new the contacts, with one consent for all."""

    post = forms.ChoiceField(label=gettext_lazy("Who leaves, or what nobody does now"))
    last_day = forms.DateField(
        label=gettext_lazy("Last day of who leaves"),
        required=False,
        help_text=gettext_lazy("Not needed where there is nobody now."),
    )
    person = forms.ChoiceField(label=gettext_lazy("Who comes"), required=False)
    name = forms.CharField(
        label=gettext_lazy("Name of somebody new"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("For who is not in the list above."),
    )
    first_day = forms.DateField(
        label=gettext_lazy("First day of who comes"),
        required=False,
        help_text=gettext_lazy("Empty: the day after the last day."),
    )
    phone = forms.CharField(label=PERSONAL["phone"], required=False, validators=[validate_phone])
    mobile = forms.CharField(label=PERSONAL["mobile"], required=False, validators=[validate_phone])
    email = forms.EmailField(label=PERSONAL["email"], required=False)
    basis = forms.ChoiceField(
        label=gettext_lazy("Why these may be shown"),
        choices=[("", gettext_lazy("do not show them on the website")), *Basis.choices],
        required=False,
        help_text=gettext_lazy("One answer for the numbers and the address above."),
    )
    basis_on = forms.DateField(label=capfirst(gettext_lazy("agreed or decided on")), required=False)

    def __init__(self, posts: list[Post], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.posts = {post.key: post for post in posts}
        chosen = str((self.data if self.is_bound else self.initial).get("post") or "")
        near = self.posts.get(chosen)
        groups = [
            (place, [(each.key, _post_words(each)) for each in several])
            for place, several in groupby(posts, lambda each: each.place)
        ]
        blank = ("", _("Choose"))
        self.fields["post"].choices = [blank, *groups]  # type: ignore[attr-defined]
        self.people = {str(each.pk): each for each in people_around(posts)}
        somebody_new = ("", _("somebody new: write the name below"))
        choices = [somebody_new, *_grouped(self.people, near.place if near else "")]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]

    @property
    def chosen_post(self) -> Post:
        """Return the post that was chosen."""
        return self.posts[self.cleaned_data["post"]]

    @property
    def chosen_person(self) -> PersonPage | None:
        """Return the person that was chosen; None for somebody new."""
        return self.people.get(self.cleaned_data["person"])

    @property
    def is_new(self) -> bool:
        """Return whether the person has no page yet."""
        return self.chosen_person is None

    @property
    def name_of_next(self) -> str:
        """Return the name of who comes."""
        return str(self.chosen_person.title if self.chosen_person else self.cleaned_data["name"])

    @cached_property
    def contact_values(self) -> dict[str, Any]:
        """Return the fields of a new person: each filled one with the same basis."""
        values = self.cleaned_data
        found: dict[str, Any] = {}
        for name in CONTACTS:
            if not values[name]:
                continue
            found[name] = values[name] if name == "email" else normalise_phone(values[name])
            if values["basis"]:
                found |= {
                    f"{name}_public": True,
                    f"{name}_basis": values["basis"],
                    f"{name}_basis_on": values["basis_on"],
                }
        return found

    @property
    def contacts_shown(self) -> list[Any]:
        """Return what of a new person is shown."""
        if not self.is_new:
            return []
        return [PERSONAL[name] for name in CONTACTS if f"{name}_public" in self.contact_values]

    def clean_name(self) -> str:
        """Keep single spaces."""
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> Any:
        """Check what the fields say together, with the message at the field that it is about."""
        super().clean()
        values: dict[str, Any] = self.cleaned_data
        post = self.posts.get(values.get("post", ""))
        if post is None:
            return values
        self._check_days(post, values)
        person = self.people.get(values.get("person", ""))
        if person is None and not values.get("name") and "person" in values:
            self.add_error("name", _("Choose somebody above, or write the name of somebody new."))
        if person is not None and values.get("name"):
            self.add_error("name", _("Above somebody is chosen already. Leave one of both empty."))
        if person is not None and not person.path.startswith(trees_around(post.row.page.path)):
            self.add_error(
                "person", _("%(name)s works for another municipality.") % {"name": person.title}
            )
        if person is not None and person.pk == post.row.person_id:
            self.add_error("person", _("%(name)s is there already.") % {"name": person.title})
        if person is None and values.get("basis") and not values.get("basis_on"):
            self.add_error("basis_on", _("Fill in the day."))
        if values.get("basis_on") and values["basis_on"] > timezone.localdate():
            self.add_error("basis_on", _("This day has yet to come."))
        return values

    def _check_days(self, post: Post, values: dict[str, Any]) -> None:
        last, first = values.get("last_day"), values.get("first_day")
        leaves = post.row.person is not None
        if not leaves:
            values["last_day"] = last = None
        if leaves and last is None and "last_day" in values:
            words = _("Fill in the last day of %(name)s.") % {"name": post.row.person.title}
            self.add_error("last_day", words)
            return
        if leaves and last and post.row.starts_on and last < post.row.starts_on:
            words = _("%(name)s begins on %(day)s: the last day cannot be earlier.")
            shown = {"name": post.row.person.title, "day": as_typed(post.row.starts_on)}
            self.add_error("last_day", words % shown)
        if first is None and "first_day" in values:
            values["first_day"] = timezone.localdate() if last is None else last + timedelta(days=1)
        elif first and last and first <= last:
            words = _("The first day (%(first)s) must be after the last day (%(last)s).")
            shown = {"first": as_typed(first), "last": as_typed(last)}
            self.add_error("first_day", words % shown)


def _post_words(post: Post) -> str:
    words = {"role": post.role}
    if post.row.person is None:
        return _("%(role)s: nobody now") % words
    words["name"] = post.row.person.title
    if post.row.ends_on:
        words["day"] = as_typed(post.row.ends_on)
        return _("%(role)s: %(name)s, until %(day)s") % words
    return _("%(role)s: %(name)s") % words


def people_around(posts: list[Post]) -> list[PersonPage]:
    """Return the people of the municipalities of these posts, by name."""
    homes = {post.row.page.path[:HOME_PATH] for post in posts}
    trees = {tree for home in homes for tree in trees_around(home)}
    people = PersonPage.objects.filter(locale__language_code=SOURCE_LANGUAGE, live=True)
    found = people.order_by("title").only("title", "path", "depth")
    return [each for each in found if each.path.startswith(tuple(trees))]


def _grouped(people: dict[str, PersonPage], near: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the people by place: those of the place itself first."""
    places = _places(people)
    ordered = sorted(people, key=lambda key: (places[key] != near, places[key], people[key].title))
    return [
        (place, [(key, people[key].title) for key in keys])
        for place, keys in groupby(ordered, lambda key: places[key])
    ]


def _places(people: dict[str, PersonPage]) -> dict[str, str]:
    """Return for each person the name of the district, or of what else, that they stand in."""
    parents = {each.path[: -each.steplen] for each in people.values()}
    above = {page.path: page for page in Page.objects.filter(path__in=parents)}
    names = places_of(above.values())
    return {key: names[above[each.path[: -each.steplen]].pk] for key, each in people.items()}
