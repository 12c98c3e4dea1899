"""The invented district managers of Rotterdam, with the languages they speak.

Heijplaat has a vacancy; its deputy is the manager of Oud-Charlois.
"""

from __future__ import annotations

MANAGERS: dict[str, tuple[str, str]] = {
    "afrikaanderwijk": ("Nadia el Hamdaoui", "nl en ar"),
    "agniesebuurt-provenierswijk": ("Koen Verhagen", "nl en de"),
    "beverwaard": ("Wendy Kranenburg", "nl en"),
    "blijdorp-bergpolder-liskwartier": ("Marijke Tolsma", "nl en fr"),
    "bloemhof": ("Yusuf Karadeniz", "nl en tr"),
    "bospolder-spangen-tussendijken": ("Hanane Ouali", "nl en ar fr"),
    "carnisse-zuidplein-zuiderpark": ("Rowan Biervliet", "nl en"),
    "cool-scheepvaartkwartier-stadsdriehoek": ("Jolanda Pieterse", "nl en"),
    "crooswijk": ("Dennis Rozenboom", "nl en"),
    "delfshaven-schiemond": ("Samira Azzouz", "nl en ar"),
    "dijkzigt-oude-westen": ("Femke Oosterom", "nl en es"),
    "entrepot-noordereiland": ("Maarten Duivesteijn", "nl en"),
    "feijenoord": ("Gülsen Aydemir", "nl en tr"),
    "groot-ijsselmonde-oud-ijsselmonde": ("Patrick Vermaas", "nl en"),
    "het-lage-land-prinsenland-s-gravenland": ("Anouk Wijsman", "nl en"),
    "hillegersberg": ("Jeroen van Kesteren", "nl en"),
    "hillesluis": ("Chantal Lieveld", "nl en pap"),
    "hoek-van-holland": ("Bas Noordervliet", "nl en de"),
    "hoogvliet": ("Rachida Benmoussa", "nl en ar"),
    "katendrecht-wilhelminapier": ("Olivier Sandberg", "nl en"),
    "kralingen": ("Willemijn Haverkort", "nl en"),
    "kralingseveer": ("Ruud Kooistra", "nl en"),
    "lombardijen": ("Fatos Demirel", "nl en tr"),
    "mathenesse": ("Monique de Rooster", "nl en"),
    "middelland-nieuwe-westen": ("João Taveira", "nl en pt"),
    "nesselande": ("Ilse Barendregt", "nl en"),
    "ommoord": ("Henk Scheffers", "nl en"),
    "oosterflank": ("Priya Autar", "nl en hi"),
    "oud-charlois-wielewaal": ("Tamara Groenendijk", "nl en pl"),
    "oude-noorden": ("Mohamed Chaoui", "nl en ar"),
    "overschie": ("Erik Zonnevijlle", "nl en"),
    "pendrecht-zuidwijk": ("Esther Mulderij", "nl en"),
    "pernis": ("Arie Kooiman", "nl en"),
    "rozenburg": ("Lianne Poldervaart", "nl en"),
    "schiebroek": ("Carla Jansen-Veldhuis", "nl en"),
    "tarwewijk": ("Ronaldo Monteverde", "nl en pt es"),
    "vreewijk": ("Saskia Verbrugh", "nl en"),
    "zevenkamp": ("Bram Oudenaarden", "nl en"),
}
