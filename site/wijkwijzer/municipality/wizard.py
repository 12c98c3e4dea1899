"""The screen on which an administrator makes a municipality: the same as the command, with the same checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.auth import permission_denied
from wagtail.admin.menu import MenuItem
from wagtail.models import Site

from core.forms.choosers import ColourInput
from core.languages import SOURCE_LANGUAGE, content_languages
from core.models import MunicipalitySettings
from wijkwijzer.municipality.details import FIELDS, Details, DetailsError, Fault
from wijkwijzer.municipality.held_files import HeldFiles, forget_old
from wijkwijzer.municipality.make import Files, start_municipality
from wijkwijzer.municipality.report import Made

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

NAME = "start_municipality"
#: What was made, until it was shown.
MADE = "municipality_made"
UPLOADS = ("districts", "areas")
#: How the files are read, where that does not follow from their names of columns.
READING = ("code_prefix", "district_column", "code_column", "area_code_field", "area_name_field")


class MunicipalityForm(forms.Form):
    """What is known of a municipality."""

    host = forms.CharField(
        label=gettext_lazy("Host name of the site"),
        help_text=gettext_lazy("The address of the public site, for example wijken.utrecht.nl."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the municipality"),
        help_text=gettext_lazy("Without “gemeente” before it, for example Utrecht."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages beside Dutch"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    vocabulary = forms.ChoiceField(
        label=gettext_lazy("What things are called"),
        choices=(
            ("wijkraad", gettext_lazy("District manager, hub, district council")),
            (
                "buurtcoordinator",
                gettext_lazy("Neighbourhood coordinator, meeting point, district meeting"),
            ),
        ),
        widget=forms.RadioSelect,
        initial="wijkraad",
    )
    programme = forms.CharField(
        label=gettext_lazy("Name of the programme for the districts"),
        required=False,
        help_text=gettext_lazy("Leave it empty when there is none."),
    )
    code = forms.CharField(
        label=gettext_lazy("Code of the municipality (CBS)"),
        required=False,
        help_text=gettext_lazy("For example GM0344. With it the open data say whose they are."),
    )
    phone = forms.CharField(required=False)
    email = forms.CharField(required=False)
    website = forms.CharField(required=False)
    address = forms.CharField(required=False)
    security_contact = forms.CharField(required=False)
    main_colour = forms.CharField(widget=ColourInput)
    accent_colour = forms.CharField(widget=ColourInput)
    districts = forms.FileField(
        label=gettext_lazy("Table of districts"),
        required=False,
        help_text=gettext_lazy(
            "A CSV file with a row for each neighbourhood: the district and the code of the "
            "neighbourhood. Every district gets a page."
        ),
    )
    areas = forms.FileField(
        label=gettext_lazy("Map of the neighbourhoods"),
        required=False,
        help_text=gettext_lazy("GeoJSON or GeoPackage, with the codes of the table."),
    )
    code_prefix = forms.CharField(
        label=gettext_lazy("What goes before the codes"),
        required=False,
        help_text=gettext_lazy("For example BU0344, when the table has the last four digits only."),
    )
    district_column = forms.CharField(
        label=gettext_lazy("Column with the district"), required=False
    )
    code_column = forms.CharField(label=gettext_lazy("Column with the code"), required=False)
    area_code_field = forms.CharField(
        label=gettext_lazy("Field of the map with the code"), required=False
    )
    area_name_field = forms.CharField(
        label=gettext_lazy("Field of the map with the name"), required=False
    )
    port = forms.IntegerField(
        label=gettext_lazy("Port"),
        help_text=gettext_lazy("443, unless this install serves its sites elsewhere."),
    )

    def __init__(self, *args: Any, held: HeldFiles, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        known: Any = self.fields
        known["languages"].choices = [
            each for each in content_languages() if each[0] != SOURCE_LANGUAGE
        ]
        for name, field in FIELDS.items():
            stored = MunicipalitySettings._meta.get_field(field)
            if not known[name].label:
                known[name].label = capfirst(stored.verbose_name)
                known[name].help_text = stored.help_text
            if stored.has_default():
                known[name].initial = stored.default
        there = Site.objects.order_by("pk").values_list("port", flat=True).first()
        known["port"].initial = there if there not in (None, 80) else 443

    def details(self) -> Details:
        """Return what was said."""
        said = self.cleaned_data
        names = [name for name in FIELDS if name in said]
        return Details(
            host=said["host"],
            port=said["port"],
            vocabulary=said["vocabulary"],
            programme=said["programme"],
            languages=tuple(said["languages"]),
            **{name: said[name] for name in names},
        )

    def chosen_files(self) -> Files:
        """Return the files that were sent now or before, and how they are to be read."""
        for use in UPLOADS:
            if self.cleaned_data.get(use):
                self.held.keep(use, self.cleaned_data[use])
        said = {name: self.cleaned_data[name] for name in READING}
        return Files(districts=self.held.path("districts"), areas=self.held.path("areas"), **said)

    def refuse(self, error: DetailsError) -> None:
        """Show what is wrong, each at its field."""
        for each in error.args:
            if isinstance(each, Fault) and each.field in self.fields:
                self.add_error(each.field, capfirst(each.words))
            else:
                self.add_error(None, str(each))


def screen(request: HttpRequest) -> HttpResponse:
    """Ask for the details, show what would be made of them, and make it."""
    if not request.user.is_superuser:
        refused: HttpResponse = permission_denied(request)
        return refused
    held, made, really = HeldFiles(request.session), None, "make" in request.POST
    if request.method == "POST":
        form = MunicipalityForm(request.POST, request.FILES, held=held)
        made = _made(form, dry_run=not really) if form.is_valid() else None
        if made is not None and really:
            held.forget()
            request.session[MADE] = {
                "name": form.cleaned_data["name"],
                "made": made.made,
                "todo": made.todo,
            }
            return redirect(NAME)
    else:
        forget_old()
        form = MunicipalityForm(held=held)
    done = request.session.pop(MADE, None) if request.method == "GET" else None
    kept = [path.name for use in UPLOADS if (path := held.path(use)) is not None]
    context = {
        "form": form,
        "plain": [form[name] for name in form.fields if name not in (*READING, "port")],
        "reading": [form[name] for name in (*READING, "port")],
        "title": _("New municipality"),
        "made": made,
        "kept": kept,
        "done": done,
        "words": _words(done["name"] if done else ""),
        "users_url": reverse("wagtailusers_users:add"),
    }
    return render(request, "municipality/new.html", context)


def _words(name: str) -> dict[str, str]:
    return {
        "explain": _(
            "A site with pages in every language, settings, roles and districts. First you see what "
            "would be made; nothing of it is stored then."
        ),
        "plan": _("This will be made"),
        "nothing": _("Nothing: all of it is there already."),
        "there": _("Already there, and left as it is:"),
        "not_yet": _("Nothing is stored yet. The button is below the form."),
        "kept": _("Already sent, and used unless you choose another file:"),
        "reading": _("When the files name things differently, and the port"),
        "look": _("Show what will be made"),
        "make": _("Make the municipality"),
        "done": _("%(name)s is made") % {"name": name},
        "todo": _("What you still do yourself"),
        "pages": _("To the pages"),
        "users": _("Make users"),
    }


def _made(form: MunicipalityForm, *, dry_run: bool) -> Made | None:
    try:
        return start_municipality(form.details(), form.chosen_files(), dry_run=dry_run)
    except DetailsError as error:
        form.refuse(error)
    except IntegrityError:
        form.add_error(
            None,
            _("Somebody else made something at the same moment. Nothing was stored; try it again."),
        )
    return None


class WizardMenuItem(MenuItem):
    """The screen, for administrators."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Return whether this is an administrator of the install."""
        return bool(request.user.is_superuser)


def menu_item() -> MenuItem:
    """Put the screen among the settings."""
    return WizardMenuItem(
        gettext_lazy("New municipality"),
        reverse(NAME),
        name="new-municipality",
        icon_name="site",
        order=590,
    )
