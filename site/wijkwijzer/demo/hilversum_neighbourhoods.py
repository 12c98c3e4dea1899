"""The eight districts of Hilversum: CBS key figures of 2024, and neighbourhoods with their codes."""

from __future__ import annotations

# Inhabitants, homes and hectares of land are those of CBS 85984NED, 2024, districts WK040201 to 08.
# Egelshoek, an airfield, is left off the map but belongs to Zuidoost.
DISTRICTS: dict[str, tuple[str, tuple[int, int, int], tuple[tuple[str, str], ...]]] = {
    "centrum": (
        "Centrum",
        (10_225, 5_485, 103),
        (
            ("Centrum", "BU04020101"),
            ("Havenstraatbuurt", "BU04020102"),
            ("Sint Vitusbuurt", "BU04020103"),
            ("Langgewenstbuurt", "BU04020104"),
        ),
    ),
    "noordwest": (
        "Noordwest",
        (7_725, 3_645, 384),
        (
            ("Boomberg", "BU04020201"),
            ("Raadhuiskwartier", "BU04020202"),
            ("Trompenberg-Zuid", "BU04020203"),
            ("Villaparken", "BU04020204"),
            ("Trompenberg-Noord", "BU04020205"),
            ("Mediapark", "BU04020206"),
        ),
    ),
    "zuidwest": (
        "Zuidwest",
        (9_255, 4_524, 240),
        (
            ("Havenkwartier", "BU04020301"),
            ("Het Rode Dorp", "BU04020302"),
            ("Zeverijn", "BU04020303"),
            ("Kerkelanden", "BU04020304"),
        ),
    ),
    "zuid": (
        "Zuid",
        (17_695, 8_356, 215),
        (
            ("Bloemenkwartier Noord", "BU04020401"),
            ("Bloemenkwartier Zuid", "BU04020402"),
            ("Schrijverskwartier", "BU04020403"),
            ("Staatsliedenkwartier", "BU04020404"),
            ("Zeeheldenkwartier", "BU04020405"),
        ),
    ),
    "zuidoost": (
        "Zuidoost",
        (10_715, 4_557, 353),
        (
            ("Schilderskwartier", "BU04020501"),
            ("’t Hoogt van ’t Kruis", "BU04020502"),
            ("Arenaparkkwartier", "BU04020503"),
            ("West-Indiëkwartier", "BU04020504"),
            ("Van Riebeeckkwartier", "BU04020505"),
            ("Egelshoek", "BU04020506"),
        ),
    ),
    "oost": (
        "Oost",
        (22_310, 9_509, 241),
        (
            ("Geuzenbuurt", "BU04020601"),
            ("Electrobuurt", "BU04020602"),
            ("Kleine Driftbuurt", "BU04020603"),
            ("Liebergen", "BU04020604"),
            ("Astronomischebuurt", "BU04020605"),
        ),
    ),
    "noordoost": (
        "Noordoost",
        (11_390, 5_497, 173),
        (
            ("Johannes Geradtswegbuurt", "BU04020701"),
            ("Erfgooiersbuurt", "BU04020702"),
            ("Noord", "BU04020703"),
        ),
    ),
    "hilversumse-meent": (
        "Hilversumse Meent",
        (4_145, 1_829, 103),
        (("Hilversumse Meent", "BU04020801"),),
    ),
}
