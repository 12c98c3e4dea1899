"""The roles of Rotterdam: what residents can come for, and what not."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Role, Text

ROLES: tuple[Role, ...] = (
    Role(
        key="wijkmanager",
        name=Text("Wijkmanager", "District manager", "مدير الحي"),
        plural=Text("Wijkmanagers", "District managers", "مديرو الأحياء"),
        introduction=Text(
            "De wijkmanager is uw vaste contact bij de gemeente. Elke wijk heeft er één. De wijkmanager kent de wijk, brengt mensen bij elkaar en zorgt dat de gemeente doet wat is afgesproken.",
            "The district manager is your regular contact at the municipality. Every district has one. The district manager knows the district, brings people together and makes sure the municipality does what was agreed.",
            "مدير الحي هو جهة اتصالك الدائمة في البلدية، ولكل حي مدير واحد. يعرف مدير الحي المنطقة، ويجمع الناس، ويحرص على أن تنفذ البلدية ما اتُّفق عليه.",
        ),
        what_for=Text(
            """Een probleem in uw straat dat maar niet wordt opgelost
Een plan van de gemeente waar u vragen over hebt
Een idee waarvoor u de gemeente of andere organisaties nodig hebt
Een gesprek als u niet weet bij wie u moet zijn""",
            """A problem in your street that keeps coming back
A plan of the municipality that you have questions about
An idea for which you need the municipality or other organisations
A talk when you do not know whom to ask""",
            """مشكلة في شارعك تتكرر دون حل
خطة للبلدية لديك أسئلة عنها
فكرة تحتاج فيها إلى البلدية أو إلى منظمات أخرى
حديث عندما لا تعرف إلى من تتوجه""",
        ),
        what_not_for=Text(
            """Spoed: bel 112
Een kapotte lantaarnpaal of volle container: meld het bij 14 010
Een paspoort, rijbewijs of uitkering: maak een afspraak via 14 010
Een ruzie met uw buren: vraag de wijkhub naar buurtbemiddeling""",
            """Emergencies: call 112
A broken street light or full container: report it on 14 010
A passport, driving licence or benefit: make an appointment on 14 010
A dispute with neighbours: ask the hub about neighbour mediation""",
            """الحالات الطارئة: اتصل بالرقم 112
مصباح شارع معطل أو حاوية ممتلئة: بلّغ على الرقم 14 010
جواز سفر أو رخصة قيادة أو إعانة: احجز موعدًا على الرقم 14 010
خلاف مع الجيران: اسأل في مركز الحي عن وساطة الجيران""",
        ),
        synonyms=Text(
            "wijkcoördinator, gebiedsmanager, buurtcoördinator, wijkregisseur",
            "area manager, neighbourhood coordinator, district coordinator",
            "منسق الحي",
        ),
        body=Text(
            """## Zo neemt u contact op

Bel of mail gerust. Staat er een tijd bij de naam, dan is de wijkmanager op dat moment ook in de wijkhub. U hoeft geen afspraak te maken, behalve als dat er staat.

## Wat u mag verwachten

- U krijgt binnen vijf werkdagen een reactie, ook als er nog geen oplossing is.
- U hoort wie uw vraag oppakt en wanneer u weer iets hoort.
- Kan iets niet? Dan legt de wijkmanager uit waarom.""",
            """## How to get in touch

Feel free to call or e-mail. If a time is shown with the name, the district manager is also at the hub then. You do not need an appointment unless it says so.

## What you can expect

- You get a reply within five working days, even if there is no solution yet.
- You hear who is dealing with your question and when you will hear more.
- If something cannot be done, the district manager explains why.""",
            """## كيف تتواصل

اتصل أو أرسل بريدًا إلكترونيًا. إذا ذُكر وقت بجانب الاسم، فإن مدير الحي يكون حينها أيضًا في مركز الحي. لا تحتاج إلى موعد إلا إذا ذُكر ذلك.

## ما الذي يمكنك توقعه

- تتلقى ردًا خلال خمسة أيام عمل، حتى إن لم يكن هناك حل بعد.
- تعرف من يتولى سؤالك ومتى تسمع المزيد.
- إذا تعذّر أمر ما، يشرح لك مدير الحي السبب.""",
        ),
    ),
    Role(
        key="wijkwethouder",
        name=Text("Wijkwethouder", "District alderman", "عضو المجلس التنفيذي المسؤول عن الحي"),
        plural=Text("Wijkwethouders", "District aldermen", "أعضاء المجلس التنفيذي للأحياء"),
        introduction=Text(
            "Elke wijk heeft een eigen wethouder. De wijkwethouder komt een paar keer per jaar in de wijk langs, praat met de wijkraad en neemt lastige punten mee naar het stadsbestuur.",
            "Every district has its own alderman. The district alderman visits a few times a year, talks to the district council and takes difficult points to the city’s executive.",
            "لكل حي عضو من المجلس التنفيذي للمدينة. يزور الحي عدة مرات في السنة، ويتحدث مع مجلس الحي، وينقل القضايا الصعبة إلى إدارة المدينة.",
        ),
        what_for=Text(
            """Een onderwerp waar de wijkraad en de wijkmanager niet uitkomen
Een keuze die voor de hele wijk belangrijk is
Een gesprek tijdens het wijkbezoek: aanmelden is niet nodig""",
            """A subject that the council and the district manager cannot settle
A choice that matters to the whole district
A talk during the district visit: no need to register""",
            """موضوع لم يتوصل فيه مجلس الحي ومدير الحي إلى حل
قرار مهم للحي كله
حديث أثناء زيارة الحي: لا حاجة للتسجيل""",
        ),
        what_not_for=Text(
            """Een klacht over een medewerker: gebruik de klachtenregeling via 14 010
Een vergunning of bezwaar: daarover beslist de wethouder niet alleen
Een vraag over uw eigen situatie: ga eerst naar de wijkhub""",
            """A complaint about a member of staff: use the complaints procedure via 14 010
A permit or objection: the alderman does not decide alone
A question about your own situation: go to the hub first""",
            """شكوى على موظف: استخدم إجراء الشكاوى عبر 14 010
تصريح أو اعتراض: لا يقرره عضو المجلس وحده
سؤال عن وضعك الشخصي: توجّه أولًا إلى مركز الحي""",
        ),
        synonyms=Text(
            "contactwethouder, gebiedswethouder",
            "contact alderman, deputy mayor for the district",
            "نائب العمدة للحي",
        ),
    ),
    Role(
        key="wijkraadslid",
        name=Text("Wijkraadslid", "District council member", "عضو مجلس الحي"),
        plural=Text("Wijkraadsleden", "District council members", "أعضاء مجلس الحي"),
        introduction=Text(
            "Een wijkraadslid woont in de wijk en is door de bewoners gekozen. Samen vormen de leden de wijkraad. Zij geven advies aan het stadsbestuur en beslissen mee over geld voor de wijk.",
            "A council member lives in the district and was elected by its residents. Together the members form the district council. They advise the city’s executive and help decide on money for the district.",
            "يسكن عضو مجلس الحي في الحي وقد انتخبه سكانه. يشكّل الأعضاء معًا مجلس الحي، ويقدّمون المشورة لإدارة المدينة ويشاركون في القرار بشأن أموال الحي.",
        ),
        what_for=Text(
            """Een onderwerp dat in de hele wijk speelt
Uw mening over een plan waarover de wijkraad advies geeft
Inspreken tijdens een vergadering: aanmelden kan tot 12.00 uur die dag""",
            """A subject that concerns the whole district
Your opinion on a plan that the council will advise on
Speaking at a meeting: you can register until 12 noon that day""",
            """موضوع يهم الحي كله
رأيك في خطة سيقدّم المجلس مشورته بشأنها
الكلام في الاجتماع: يمكن التسجيل حتى الساعة 12:00 في اليوم نفسه""",
        ),
        what_not_for=Text(
            """Een melding over afval, licht of bestrating: bel 14 010
Hulp bij geld, werk of zorg: loop binnen bij de wijkhub
Een aanvraag voor een bewonersinitiatief: bel de wijknetwerker""",
            """Reports about litter, lighting or paving: call 14 010
Help with money, work or care: walk in at the hub
An application for a residents’ initiative: call the community connector""",
            """بلاغات عن النفايات أو الإنارة أو الرصف: اتصل بالرقم 14 010
مساعدة في المال أو العمل أو الرعاية: ادخل إلى مركز الحي
طلب لمبادرة سكان: اتصل بمنسق شبكة الحي""",
        ),
        synonyms=Text(
            "wijkraad, dorpsraad, gebiedscommissie, deelgemeente",
            "district council, village council, area committee",
            "مجلس القرية",
        ),
    ),
    Role(
        key="wijknetwerker",
        name=Text("Wijknetwerker", "Community connector", "منسق شبكة الحي"),
        plural=Text("Wijknetwerkers", "Community connectors", "منسقو شبكات الأحياء"),
        introduction=Text(
            "De wijknetwerker helpt bewoners met een plan verder. U bespreekt uw idee, krijgt tips voor de aanvraag en hoort wie er al met iets vergelijkbaars bezig is.",
            "The community connector helps residents with a plan. You talk through your idea, get tips for your application and hear who is already working on something similar.",
            "يساعد منسق شبكة الحي السكان على تطوير خططهم: تناقش فكرتك، وتتلقى نصائح للطلب، وتعرف من يعمل على شيء مشابه.",
        ),
        what_for=Text(
            """Een idee voor uw straat, plein of buurt
Hulp bij de begroting van een bewonersinitiatief
Een ruimte of partner voor uw activiteit""",
            """An idea for your street, square or neighbourhood
Help with the budget of a residents’ initiative
A room or partner for your activity""",
            """فكرة لشارعك أو ساحتك أو منطقتك
مساعدة في ميزانية مبادرة سكان
مكان أو شريك لنشاطك""",
        ),
        what_not_for=Text(
            """De beslissing over uw aanvraag: die neemt de wijkraad of de wijkmanager
Subsidie voor een bedrijf of stichting met personeel: bel 14 010""",
            """The decision on your application: the council or the district manager takes it
A grant for a company or a foundation with staff: call 14 010""",
            """القرار بشأن طلبك: يتخذه مجلس الحي أو مدير الحي
دعم لشركة أو مؤسسة لديها موظفون: اتصل بالرقم 14 010""",
        ),
        synonyms=Text(
            "opbouwwerker, participatiemakelaar, initiatievenmakelaar",
            "community worker, participation broker",
            "عامل مجتمعي",
        ),
    ),
)
