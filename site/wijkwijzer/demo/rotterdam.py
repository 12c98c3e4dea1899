"""Rotterdam, put together from its parts."""

from __future__ import annotations

from wijkwijzer.demo import (
    information,
    rotterdam_budgets,
    rotterdam_city,
    rotterdam_deals,
    rotterdam_districts,
    rotterdam_events,
    rotterdam_hubs_1,
    rotterdam_hubs_2,
    rotterdam_initiatives,
    rotterdam_news_1,
    rotterdam_news_2,
    rotterdam_news_3,
    rotterdam_news_4,
    rotterdam_past_events,
    rotterdam_pictures,
    rotterdam_plans,
    rotterdam_programme,
    rotterdam_questions,
    rotterdam_roles,
    rotterdam_sections,
    statement,
)
from wijkwijzer.demo.arabic_places import ROTTERDAM_WORDS as ARABIC
from wijkwijzer.demo.polish_rotterdam import WORDS as POLISH
from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Alert, Municipality, Term
from wijkwijzer.demo.turkish_rotterdam import WORDS as TURKISH
from wijkwijzer.demo.words import with_words

ALERTS: tuple[Alert, ...] = (
    Alert(
        key="hub-feijenoord-dicht",
        level="warning",
        title=Text("Wijkhub Feijenoord is dicht", "The Feijenoord hub is closed"),
        message=Text(
            "Door een lekkage is de hub aan de Oranjeboomstraat gesloten. U kunt terecht aan het Afrikaanderplein.",
            "Because of a leak the hub on Oranjeboomstraat is closed. You can go to Afrikaanderplein.",
        ),
        start=-6,
        end=19,
        place="district:feijenoord",
        link="news:lekkage-hub-feijenoord",
    ),
    Alert(
        key="drukte-balie",
        level="info",
        title=Text(
            "Wijkhubs rond de feestdagen",
            "Hubs around the holidays",
            "مراكز الأحياء في أيام الأعياد",
        ),
        message=Text(
            "Rond de feestdagen zijn veel wijkhubs korter open. Kijk voordat u gaat.",
            "Many hubs have shorter hours around the holidays. Check before you go.",
            "تقلّ ساعات عمل كثير من مراكز الأحياء في أيام الأعياد. تحقق قبل أن تذهب.",
        ),
        start=-1,
        end=42,
        link="hubs",
    ),
)

ROTTERDAM = with_words(
    Municipality(
        key="rotterdam",
        hostname="rotterdam.localhost",
        name="Rotterdam",
        tooi_code="gm0599",
        languages=("nl", "en", "ar", "tr", "pl"),
        colour_primary="#00655a",
        colour_accent="#f4b43f",
        font="public-sans",
        corners="square",
        mark="bridges",
        phone="14010",
        email="wijkaanzet@example.nl",
        website="https://www.example.nl/rotterdam",
        address="Coolsingel 40, 3011 AD Rotterdam",
        participation_name="Mijn Rotterdam",
        participation_url="https://mijn.example.nl/rotterdam",
        site_title=Text("Wijk aan Zet", "Wijk aan Zet", "دور الحي"),
        tagline=Text(
            "Uw wijk, uw mensen, uw plannen",
            "Your district, your people, your plans",
            "حيك، أهلك، خططك",
        ),
        footer_text=Text(
            "Dit is een demonstratie van Wijkwijzer en geen site van de gemeente Rotterdam. Alle personen zijn verzonnen.",
            "This is a demonstration of Wijkwijzer and not a site of the municipality of Rotterdam. All people are invented.",
            "هذا عرض تجريبي لبرنامج Wijkwijzer وليس موقعًا لبلدية روتردام. جميع الأشخاص مُختلَقون.",
        ),
        footer_links=(
            (
                Text("Melding doen", "Report a problem", "الإبلاغ عن مشكلة"),
                "https://melding.example.nl/rotterdam",
            ),
        ),
        terms=(
            Term("district", Text("wijk", "district", "حي"), Text("wijken", "districts", "أحياء")),
            Term(
                "hub", Text("wijkhub", "hub", "مركز حي"), Text("wijkhubs", "hubs", "مراكز الأحياء")
            ),
            Term(
                "council",
                Text("wijkraad", "district council", "مجلس الحي"),
                Text("wijkraden", "district councils", "مجالس الأحياء"),
            ),
            Term(
                "budget",
                Text("wijkbudget", "district budget", "ميزانية الحي"),
                Text("wijkbudgetten", "district budgets", "ميزانيات الأحياء"),
            ),
            Term(
                "initiative",
                Text("bewonersinitiatief", "residents’ initiative", "مبادرة سكان"),
                Text("bewonersinitiatieven", "residents’ initiatives", "مبادرات السكان"),
            ),
        ),
        home_picture="r-skyline",
        sections=rotterdam_sections.SECTIONS,
        programme=rotterdam_programme.PROGRAMME,
        districts=rotterdam_districts.DISTRICTS,
        roles=rotterdam_roles.ROLES,
        people=rotterdam_city.PEOPLE,
        city_appointments=rotterdam_city.APPOINTMENTS,
        hubs=(*rotterdam_hubs_1.HUBS, *rotterdam_hubs_2.HUBS),
        news=(
            *rotterdam_news_1.NEWS,
            *rotterdam_news_2.NEWS,
            *rotterdam_news_3.NEWS,
            *rotterdam_news_4.NEWS,
        ),
        events=(*rotterdam_events.EVENTS, *rotterdam_past_events.EVENTS),
        deals=rotterdam_deals.DEALS,
        budgets=rotterdam_budgets.BUDGETS,
        initiatives=rotterdam_initiatives.INITIATIVES,
        plans=rotterdam_plans.PLANS,
        information=(
            *information.pages("Rotterdam", "روتردام", "14 010", "privacy.rotterdam@example.nl"),
            rotterdam_questions.COUNCILS,
        ),
        statement=statement.STATEMENT,
        alerts=ALERTS,
        pictures=rotterdam_pictures.PICTURES,
        documents=rotterdam_programme.DOCUMENTS,
    ),
    ARABIC,
    TURKISH,
    POLISH,
)
