"""The 39 districts of Rotterdam: name, part of town, and neighbourhoods with their CBS codes."""

from __future__ import annotations

DISTRICTS: dict[str, tuple[str, str, tuple[tuple[str, str], ...]]] = {
    "afrikaanderwijk": ("Afrikaanderwijk", "Feijenoord", (("Afrikaanderwijk", "BU05991086"),)),
    "agniesebuurt-provenierswijk": (
        "Agniesebuurt-Provenierswijk",
        "Noord",
        (
            ("Agniesebuurt", "BU05990515"),
            ("Provenierswijk", "BU05990516"),
        ),
    ),
    "beverwaard": ("Beverwaard", "IJsselmonde", (("Beverwaard", "BU05991290"),)),
    "blijdorp-bergpolder-liskwartier": (
        "Blijdorp-Bergpolder-Liskwartier",
        "Noord",
        (
            ("Bergpolder", "BU05990531"),
            ("Blijdorp", "BU05990532"),
            ("Blijdorpsepolder", "BU05990558"),
            ("Liskwartier", "BU05990534"),
        ),
    ),
    "bloemhof": ("Bloemhof", "Feijenoord", (("Bloemhof", "BU05991081"),)),
    "bospolder-spangen-tussendijken": (
        "Bospolder-Spangen-Tussendijken",
        "Delfshaven",
        (
            ("Bospolder", "BU05990321"),
            ("Spangen", "BU05990323"),
            ("Tussendijken", "BU05990322"),
        ),
    ),
    "carnisse-zuidplein-zuiderpark": (
        "Carnisse-Zuidplein-Zuiderpark",
        "Charlois",
        (
            ("Carnisse", "BU05991572"),
            ("Zuidplein", "BU05991576"),
            ("Zuiderpark", "BU05991578"),
            ("Charlois Zuidrand", "BU05991570"),
        ),
    ),
    "cool-scheepvaartkwartier-stadsdriehoek": (
        "Cool-Scheepvaartkwartier-Stadsdriehoek",
        "Centrum",
        (
            ("Cool", "BU05990112"),
            ("Stadsdriehoek", "BU05990110"),
        ),
    ),
    "crooswijk": (
        "Crooswijk",
        "Kralingen-Crooswijk",
        (
            ("Nieuw Crooswijk", "BU05990836"),
            ("Oud Crooswijk", "BU05990837"),
            ("Rubroek", "BU05990814"),
        ),
    ),
    "delfshaven-schiemond": (
        "Delfshaven-Schiemond",
        "Delfshaven",
        (
            ("Delfshaven", "BU05990320"),
            ("Schiemond", "BU05990329"),
        ),
    ),
    "dijkzigt-oude-westen": (
        "Dijkzigt-Oude Westen",
        "Centrum",
        (
            ("Nieuwe Werk", "BU05990118"),
            ("Dijkzigt", "BU05990119"),
            ("Oude Westen", "BU05990111"),
        ),
    ),
    "entrepot-noordereiland": (
        "Entrepot-Noordereiland",
        "Feijenoord",
        (
            ("Kop van Zuid - Entrepot", "BU05991079"),
            ("Noordereiland", "BU05991088"),
        ),
    ),
    "feijenoord": ("Feijenoord", "Feijenoord", (("Feijenoord", "BU05991087"),)),
    "groot-ijsselmonde-oud-ijsselmonde": (
        "Groot-IJsselmonde en Oud-IJsselmonde",
        "IJsselmonde",
        (
            ("Groot IJsselmonde", "BU05991289"),
            ("Oud IJsselmonde", "BU05991283"),
        ),
    ),
    "heijplaat": ("Heijplaat", "Charlois", (("Heijplaat", "BU05991593"),)),
    "het-lage-land-prinsenland-s-gravenland": (
        "Het Lage Land, Prinsenland en ’s-Gravenland",
        "Prins Alexander",
        (
            ("Het Lage Land", "BU05991449"),
            ("Prinsenland", "BU05991448"),
            ("’s-Gravenland", "BU05991444"),
        ),
    ),
    "hillegersberg": (
        "Hillegersberg",
        "Hillegersberg-Schiebroek",
        (
            ("Hillegersberg Noord", "BU05990662"),
            ("Hillegersberg Zuid", "BU05990661"),
            ("Molenlaankwartier", "BU05990665"),
            ("Terbregge", "BU05990664"),
        ),
    ),
    "hillesluis": ("Hillesluis", "Feijenoord", (("Hillesluis", "BU05991082"),)),
    "hoek-van-holland": (
        "Hoek van Holland",
        "Hoek van Holland",
        (
            ("Dorp", "BU05991702"),
            ("Rijnpoort", "BU05991703"),
            ("Strand en Duin", "BU05991701"),
        ),
    ),
    "hoogvliet": (
        "Hoogvliet",
        "Hoogvliet",
        (
            ("Hoogvliet Noord", "BU05991692"),
            ("Hoogvliet Zuid", "BU05991699"),
        ),
    ),
    "katendrecht-wilhelminapier": (
        "Katendrecht-Wilhelminapier",
        "Feijenoord",
        (
            ("Katendrecht", "BU05991085"),
            ("Kop van Zuid", "BU05991017"),
        ),
    ),
    "kralingen": (
        "Kralingen",
        "Kralingen-Crooswijk",
        (
            ("Kralingen West", "BU05990841"),
            ("Kralingen Oost", "BU05990842"),
            ("Kralingse Bos", "BU05990843"),
            ("De Esch", "BU05990845"),
            ("Struisenburg", "BU05990847"),
        ),
    ),
    "kralingseveer": ("Kralingseveer", "Prins Alexander", (("Kralingseveer", "BU05991446"),)),
    "lombardijen": ("Lombardijen", "IJsselmonde", (("Lombardijen", "BU05991284"),)),
    "mathenesse": (
        "Mathenesse",
        "Delfshaven",
        (
            ("Oud Mathenesse", "BU05990327"),
            ("Witte Dorp", "BU05990328"),
        ),
    ),
    "middelland-nieuwe-westen": (
        "Middelland-Nieuwe Westen",
        "Delfshaven",
        (
            ("Middelland", "BU05990325"),
            ("Nieuwe Westen", "BU05990324"),
        ),
    ),
    "nesselande": ("Nesselande", "Prins Alexander", (("Nesselande", "BU05991468"),)),
    "ommoord": ("Ommoord", "Prins Alexander", (("Ommoord", "BU05991463"),)),
    "oosterflank": ("Oosterflank", "Prins Alexander", (("Oosterflank", "BU05991467"),)),
    "oud-charlois-wielewaal": (
        "Oud Charlois-Wielewaal",
        "Charlois",
        (
            ("Oud Charlois", "BU05991574"),
            ("Wielewaal", "BU05991575"),
        ),
    ),
    "oude-noorden": ("Oude Noorden", "Noord", (("Oude Noorden", "BU05990535"),)),
    "overschie": (
        "Overschie",
        "Overschie",
        (
            ("Overschie", "BU05990456"),
            ("Kleinpolder", "BU05990451"),
            ("Noord Kethel", "BU05990452"),
            ("Schieveen", "BU05990454"),
            ("Zestienhoven", "BU05990455"),
            ("Landzicht", "BU05990457"),
        ),
    ),
    "pendrecht-zuidwijk": (
        "Pendrecht-Zuidwijk",
        "Charlois",
        (
            ("Pendrecht", "BU05991577"),
            ("Zuidwijk", "BU05991573"),
        ),
    ),
    "pernis": ("Pernis", "Pernis", (("Pernis", "BU05991391"),)),
    "rozenburg": ("Rozenburg", "Rozenburg", (("Rozenburg", "BU05992704"),)),
    "schiebroek": ("Schiebroek", "Hillegersberg-Schiebroek", (("Schiebroek", "BU05990660"),)),
    "tarwewijk": ("Tarwewijk", "Charlois", (("Tarwewijk", "BU05991571"),)),
    "vreewijk": ("Vreewijk", "Feijenoord", (("Vreewijk", "BU05991080"),)),
    "zevenkamp": ("Zevenkamp", "Prins Alexander", (("Zevenkamp", "BU05991466"),)),
}
