"""Hilversum, put together from its parts."""

from __future__ import annotations

from wijkwijzer.demo import (
    hilversum_budgets,
    hilversum_deals,
    hilversum_districts,
    hilversum_events,
    hilversum_hubs,
    hilversum_initiatives,
    hilversum_news_1,
    hilversum_news_2,
    hilversum_people,
    hilversum_pictures,
    hilversum_plans,
    hilversum_programme,
    hilversum_roles,
    hilversum_sections,
    information,
    statement,
)
from wijkwijzer.demo.arabic_places import HILVERSUM_WORDS as ARABIC
from wijkwijzer.demo.polish_hilversum import WORDS as POLISH
from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Alert, Municipality, Term
from wijkwijzer.demo.words import with_words

ALERTS: tuple[Alert, ...] = (
    Alert(
        key="keuken-oost",
        level="info",
        title=Text(
            "Buurtpunt Oost twee dagen dicht",
            "Oost meeting point closed for two days",
            "نقطة لقاء أوست مغلقة يومين",
        ),
        message=Text(
            "De keuken krijgt een nieuwe vloer. Op die dagen kunt u terecht bij Buurtpunt Centrum.",
            "The kitchen is getting a new floor. On those days you can go to the Centrum meeting point.",
            "يُركَّب أرضية جديدة للمطبخ. يمكنك في هذين اليومين التوجه إلى نقطة لقاء سنتروم.",
        ),
        start=-2,
        end=17,
        place="hub:buurtpunt-oost",
        link="hub:buurtpunt-centrum",
    ),
    Alert(
        key="wijkbijeenkomst",
        level="info",
        title=Text(
            "Kies de thema’s van uw wijk", "Choose the themes of your district", "اختر موضوعات حيك"
        ),
        message=Text(
            "De wijkbijeenkomsten zijn begonnen. Kijk in de agenda wanneer uw wijk aan de beurt is.",
            "The district meetings have started. See the agenda for the date of your district.",
            "بدأت اجتماعات الأحياء. انظر في جدول المواعيد متى يأتي دور حيك.",
        ),
        start=-3,
        end=30,
        link="agenda",
    ),
)

HILVERSUM = with_words(
    Municipality(
        key="hilversum",
        hostname="hilversum.localhost",
        name="Hilversum",
        tooi_code="gm0402",
        languages=("nl", "en", "ar", "pl"),
        colour_primary="#6a2c70",
        colour_accent="#e9b949",
        font="figtree",
        corners="round",
        mark="gardens",
        phone="14035",
        email="buurten@example.nl",
        website="https://www.example.nl/hilversum",
        address="Dudokpark 1, 1217 JE Hilversum",
        participation_name="Hilversum denkt mee",
        participation_url="https://denkmee.example.nl/hilversum",
        site_title=Text("Buurten 3.0", "Buurten 3.0", "أحياء هيلفرسوم"),
        tagline=Text("Samen voor de buurt", "Together for the neighbourhood", "معًا من أجل الحي"),
        footer_text=Text(
            "Dit is een demonstratie van Wijkwijzer en geen site van de gemeente Hilversum. Alle personen zijn verzonnen.",
            "This is a demonstration of Wijkwijzer and not a site of the municipality of Hilversum. All people are invented.",
            "هذا عرض تجريبي لبرنامج Wijkwijzer وليس موقعًا لبلدية هيلفرسوم. جميع الأشخاص مُختلَقون.",
        ),
        footer_links=(
            (
                Text("Melding doen", "Report a problem", "الإبلاغ عن مشكلة"),
                "https://melding.example.nl/hilversum",
            ),
        ),
        terms=(
            Term("district", Text("wijk", "district", "حي"), Text("wijken", "districts", "أحياء")),
            Term(
                "hub",
                Text("buurtpunt", "meeting point", "نقطة لقاء"),
                Text("buurtpunten", "meeting points", "نقاط اللقاء"),
            ),
            Term(
                "council",
                Text("wijkbijeenkomst", "district meeting", "اجتماع الحي"),
                Text("wijkbijeenkomsten", "district meetings", "اجتماعات الأحياء"),
            ),
            Term(
                "budget",
                Text("wijkbudget", "district budget", "ميزانية الحي"),
                Text("wijkbudgetten", "district budgets", "ميزانيات الأحياء"),
            ),
            Term(
                "initiative",
                Text("bewonersplan", "residents’ plan", "خطة سكان"),
                Text("bewonersplannen", "residents’ plans", "خطط السكان"),
            ),
        ),
        home_picture="h-town-hall",
        sections=hilversum_sections.SECTIONS,
        programme=hilversum_programme.PROGRAMME,
        districts=hilversum_districts.DISTRICTS,
        roles=hilversum_roles.ROLES,
        people=hilversum_people.PEOPLE,
        city_appointments=hilversum_people.APPOINTMENTS,
        hubs=hilversum_hubs.HUBS,
        news=(*hilversum_news_1.NEWS, *hilversum_news_2.NEWS),
        events=hilversum_events.EVENTS,
        deals=hilversum_deals.DEALS,
        budgets=hilversum_budgets.BUDGETS,
        initiatives=hilversum_initiatives.INITIATIVES,
        plans=hilversum_plans.PLANS,
        information=information.pages(
            "Hilversum", "هيلفرسوم", "14 035", "privacy.hilversum@example.nl"
        ),
        statement=statement.STATEMENT,
        alerts=ALERTS,
        pictures=hilversum_pictures.PICTURES,
        documents=hilversum_programme.DOCUMENTS,
    ),
    ARABIC,
    POLISH,
)
