"""The roles of Hilversum: what residents can come for, and what not."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Role, Text

ROLES: tuple[Role, ...] = (
    Role(
        key="buurtcoordinator",
        name=Text("Buurtcoördinator", "Neighbourhood coordinator", "منسق الأحياء"),
        plural=Text("Buurtcoördinatoren", "Neighbourhood coordinators", "منسقو الأحياء"),
        introduction=Text(
            "In elke wijk werkt een buurtcoördinator, die de mensen en organisaties kent. Zo komt uw vraag op de goede plek, ook als dat niet de gemeente is.",
            "Every district has a neighbourhood coordinator, who knows the people and organisations there and makes sure your question ends up in the right place, even if that is not the municipality.",
            "لكل حي منسق يعرف أهله ومنظماته ويحرص على أن يصل سؤالك إلى المكان الصحيح، حتى إن لم يكن البلدية.",
        ),
        what_for=Text(
            """Een idee voor uw straat of buurt
Iets dat steeds terugkomt en niet wordt opgelost
Contact met buren of organisaties die hetzelfde willen
Advies voordat u wijkbudget aanvraagt""",
            """An idea for your street or neighbourhood
Something that keeps coming back and is not solved
Contact with neighbours or organisations who want the same
Advice before you apply for district budget""",
            """فكرة لشارعك أو منطقتك
أمر يتكرر ولا يُحل
التواصل مع جيران أو منظمات تريد الشيء نفسه
نصيحة قبل أن تطلب من ميزانية الحي""",
        ),
        what_not_for=Text(
            """Spoed: bel 112
Een losse stoeptegel, kapotte lamp of volle bak: meld het bij 14 035
Uw paspoort, uitkering of belasting: maak een afspraak via 14 035
Overlast van uw buren: bel eerst buurtbemiddeling""",
            """Emergencies: call 112
A loose paving slab, broken light or full bin: report it on 14 035
Your passport, benefit or tax: make an appointment on 14 035
Nuisance from your neighbours: call neighbour mediation first""",
            """الحالات الطارئة: اتصل بالرقم 112
بلاطة مخلوعة أو مصباح معطل أو حاوية ممتلئة: بلّغ على الرقم 14 035
جواز سفرك أو إعانتك أو ضرائبك: احجز موعدًا على الرقم 14 035
إزعاج من الجيران: اتصل أولًا بوساطة الجيران""",
        ),
        synonyms=Text(
            "wijkregisseur, wijkcoördinator, wijkmanager, buurtregisseur",
            "district director, district coordinator",
            "مدير الحي",
        ),
        body=Text(
            """## Zo werkt de buurtcoördinator

1. Luisteren | U vertelt wat er speelt. Dat kan aan de telefoon, op straat of bij u thuis.
2. Uitzoeken | De coördinator vraagt na wie erover gaat en wat er al loopt.
3. Terugkomen | Binnen tien werkdagen hoort u wat er gebeurt, ook als het antwoord nee is.""",
            """## How the coordinator works

1. Listening | You say what is going on: by phone, in the street or at your home.
2. Finding out | The coordinator finds out who deals with it and what is already being done.
3. Coming back | Within ten working days you hear what will happen, even if the answer is no.""",
            """## كيف يعمل منسق الأحياء

1. الاستماع | تخبره بما يجري: بالهاتف أو في الشارع أو في بيتك.
2. الاستيضاح | يسأل المنسق من المسؤول وما الجاري بالفعل.
3. العودة إليك | خلال عشرة أيام عمل تعرف ما سيحدث، حتى إن كان الجواب لا.""",
        ),
    ),
    Role(
        key="wijkwethouder",
        name=Text("Wijkwethouder", "District alderman", "عضو المجلس التنفيذي المسؤول عن الحي"),
        plural=Text("Wijkwethouders", "District aldermen", "أعضاء المجلس التنفيذي للأحياء"),
        introduction=Text(
            "De wijkwethouder is het gezicht van het college in uw wijk en werkt nauw samen met de buurtcoördinator.",
            "The district alderman is the face of the executive in your district and works closely with the neighbourhood coordinator.",
            "عضو المجلس التنفيذي هو وجه إدارة المدينة في حيك ويعمل عن قرب مع منسق الأحياء.",
        ),
        what_for=Text(
            """Een keuze die voor de hele wijk telt
Een gesprek tijdens de wijkwandeling of het wijkspreekuur
Een onderwerp waar u met de buurtcoördinator niet uitkwam""",
            """A choice that matters to the whole district
A talk during the district walk or the office hour
A subject you could not settle with the coordinator""",
            """قرار يهم الحي كله
حديث أثناء جولة الحي أو ساعة المقابلة
موضوع لم تتوصل فيه مع المنسق إلى حل""",
        ),
        what_not_for=Text(
            """Een melding over de straat: bel 14 035
Een vergunning of bezwaar: daarvoor is een aparte procedure
Een vraag over zorg of inkomen: bel het sociaal loket via 14 035""",
            """A report about the street: call 14 035
A permit or objection: there is a separate procedure
A question about care or income: call the social desk on 14 035""",
            """بلاغ عن الشارع: اتصل بالرقم 14 035
تصريح أو اعتراض: لذلك إجراء منفصل
سؤال عن الرعاية أو الدخل: اتصل بالمكتب الاجتماعي على 14 035""",
        ),
        synonyms=Text("contactwethouder, buurtwethouder", "contact alderman", "نائب العمدة للحي"),
    ),
    Role(
        key="adviseur-buurtdeals",
        name=Text("Adviseur buurtdeals", "Deals adviser", "مستشار اتفاقات الأحياء"),
        plural=Text("Adviseurs buurtdeals", "Deals advisers", "مستشارو اتفاقات الأحياء"),
        introduction=Text(
            "Wilt u met buren iets overnemen of afspreken met de gemeente? De adviseur helpt u om het goed op papier te zetten.",
            "Would you and your neighbours like to take over or agree something with the municipality? The adviser helps you to put it on paper properly.",
            "هل تريد مع جيرانك تولي مهمة أو الاتفاق مع البلدية؟ يساعدك المستشار على كتابة ذلك بشكل صحيح.",
        ),
        what_for=Text(
            """Een buurtdeal opstellen
De gemeente uitdagen met Right to Challenge
Vragen over verzekering en verantwoording""",
            """Drawing up a neighbourhood deal
Challenging the municipality with Right to Challenge
Questions about insurance and accounting""",
            """صياغة اتفاق حي
تحدي البلدية عبر Right to Challenge
أسئلة عن التأمين والمحاسبة""",
        ),
        what_not_for=Text(
            """Het besluit over geld: dat neemt de buurtcoördinator of het college
Advies aan bedrijven: bel het ondernemersloket via 14 035""",
            """The decision on money: the coordinator or the executive takes it
Advice to companies: call the business desk on 14 035""",
            """القرار بشأن المال: يتخذه المنسق أو المجلس التنفيذي
المشورة للشركات: اتصل بمكتب الأعمال على 14 035""",
        ),
        synonyms=Text("initiatievenmakelaar, participatieadviseur", "initiatives broker", ""),
    ),
)
