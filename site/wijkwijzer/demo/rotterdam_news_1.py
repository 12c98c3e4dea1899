"""News of Rotterdam, the latest items."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import News

NEWS: tuple[News, ...] = (
    News(
        key="bankjes-voorhaven",
        days_ago=2,
        category="green",
        title=Text(
            "Twaalf bankjes erbij langs de Voorhaven",
            "Twelve more benches along the Voorhaven",
            "اثنا عشر مقعدًا جديدًا على طول فورهافن",
        ),
        introduction=Text(
            "Bewoners van Delfshaven liepen een middag door hun wijk en wezen plekken aan waar zij willen zitten. De gemeente plaatst nu twaalf bankjes.",
            "Residents of Delfshaven walked through their district for an afternoon and pointed out where they would like to sit. The municipality is now placing twelve benches.",
            "تجوّل سكان ديلفسهافن في حيهم بعد ظهر أحد الأيام وحدّدوا الأماكن التي يودّون الجلوس فيها. وتضع البلدية الآن اثني عشر مقعدًا.",
        ),
        body=Text(
            """Het idee kwam van de werkgroep Ouder worden in Delfshaven. Wie slecht ter been is, loopt makkelijker naar de winkel als er om de tweehonderd meter een plek is om te rusten. De groep maakte zelf een kaart met ontbrekende plekken.

## Hoog genoeg om weer op te staan

De bankjes krijgen een rugleuning en twee armsteunen. De zitting is iets hoger dan normaal. Naast zes bankjes blijft ruimte vrij voor een rolstoel of kinderwagen.

> Mijn moeder liep al een jaar niet meer langs het water. Volgende maand gaan we weer.
> -- Een bewoner van de Havenstraat

De plaatsing begint maandag en duurt ongeveer twee weken. U kunt de kade gewoon blijven gebruiken.

@contact samira-azzouz""",
            """The idea came from the working group Growing Older in Delfshaven. If you have trouble walking, it is easier to get to the shops when there is a place to rest every two hundred metres. The group drew its own map of missing spots.

## High enough to get up again

The benches have a back and two armrests. The seat is slightly higher than usual. Next to six benches, space is left for a wheelchair or pram.

> My mother had not walked along the water for a year. Next month we will go again.
> -- A resident of Havenstraat

Work starts on Monday and takes about two weeks. You can keep using the quay as usual.

@contact samira-azzouz""",
            """جاءت الفكرة من مجموعة العمل «التقدم في العمر في ديلفسهافن». فمن يجد صعوبة في المشي يصل إلى المتجر بسهولة أكبر إذا وُجد مكان للراحة كل مئتي متر. وقد رسمت المجموعة بنفسها خريطة للأماكن الناقصة.

## ارتفاع كافٍ للنهوض من جديد

للمقاعد مسند ظهر ومسندان للذراعين، ومقعدها أعلى قليلًا من المعتاد. وبجانب ستة منها تُترك مساحة لكرسي متحرك أو عربة أطفال.

> لم تمشِ أمي بمحاذاة الماء منذ سنة. في الشهر المقبل سنذهب من جديد.
> -- أحد سكان شارع هافنسترات

يبدأ العمل يوم الاثنين ويستمر نحو أسبوعين، ويمكنك استخدام الرصيف كالمعتاد.

@contact samira-azzouz""",
        ),
        picture="r-harbour",
        districts=("delfshaven-schiemond",),
    ),
    News(
        key="lekkage-hub-feijenoord",
        days_ago=6,
        category="hub",
        title=Text(
            "Lekkage: wijkhub Feijenoord drie weken dicht",
            "Leak: Feijenoord hub closed for three weeks",
        ),
        introduction=Text(
            "Door de zware regen van afgelopen weekend lekt het dak van de wijkhub aan de Oranjeboomstraat. De hub sluit voor reparatie.",
            "Heavy rain last weekend caused the roof of the hub on Oranjeboomstraat to leak. The hub is closing for repairs.",
        ),
        body=Text(
            """Het water kwam naar beneden in de spreekkamer en de keuken. Niemand raakte gewond. De papieren van bewoners lagen in een andere ruimte en zijn droog gebleven.

## Waar kunt u heen?

Loop binnen bij de wijkhub aan het Afrikaanderplein. Daar zit tijdelijk een extra medewerker voor bewoners van Feijenoord. Hebt u al een afspraak? Dan bellen wij u over de nieuwe plek.

@hub wijkhub-afrikaanderplein

De Nederlandse les van dinsdag gaat door in de basisschool, in lokaal 4.""",
            """Water came down in the consulting room and the kitchen. Nobody was hurt. Residents’ papers were in another room and stayed dry.

## Where can you go?

Walk in at the hub on Afrikaanderplein. An extra member of staff is there temporarily for residents of Feijenoord. Do you already have an appointment? Then we will call you about the new place.

@hub wijkhub-afrikaanderplein

Tuesday’s Dutch class goes ahead at the primary school, in room 4.""",
        ),
        picture="r-bridge",
        districts=("feijenoord", "afrikaanderwijk"),
    ),
    News(
        key="wijkbudget-rondes",
        days_ago=11,
        category="taking-part",
        title=Text(
            "Nieuwe ronde voor bewonersinitiatieven geopend",
            "New round for residents’ initiatives open",
            "فتح جولة جديدة لمبادرات السكان",
        ),
        introduction=Text(
            "Hebt u een plan voor uw straat of buurt? Vanaf nu kunt u een bijdrage vragen voor activiteiten in het komende half jaar.",
            "Do you have a plan for your street or neighbourhood? You can now ask for a contribution to activities in the coming six months.",
            "هل لديك خطة لشارعك أو منطقتك؟ يمكنك الآن طلب مساهمة لأنشطة الأشهر الستة المقبلة.",
        ),
        body=Text(
            """In elke wijk ligt geld klaar voor plannen van bewoners. Dat kan een straatfeest zijn, een moestuin, een fietsles of een avond over veilig internetten. Het plan moet van bewoners komen en goed zijn voor meer mensen dan alleen uzelf.

## Wat is er nieuw?

- U vraagt alles aan met één formulier, ook als u een vergunning nodig hebt.
- Voor plannen tot 500 euro krijgt u binnen twee weken antwoord.
- De wijknetwerker kijkt mee voordat u het formulier instuurt, als u dat wilt.

@call taking-part | Zo vraagt u een bijdrage aan""",
            """Every district has money set aside for residents’ plans. It could be a street party, a vegetable garden, cycling lessons or an evening about safe internet use. The plan must come from residents and be good for more people than just yourself.

## What is new?

- You apply for everything with one form, even if you need a permit.
- For plans up to 500 euros you get an answer within two weeks.
- If you like, the community connector looks at the form before you send it.

@call taking-part | How to apply for a contribution""",
            """في كل حي أموال مخصصة لخطط السكان: حفل في الشارع، أو حديقة خضار، أو دروس ركوب الدراجة، أو أمسية عن الاستخدام الآمن للإنترنت. يجب أن تأتي الخطة من السكان وأن تفيد آخرين غيرك.

## ما الجديد؟

- تطلب كل شيء باستمارة واحدة، حتى إن احتجت إلى تصريح.
- للخطط التي لا تتجاوز 500 يورو تتلقى ردًا خلال أسبوعين.
- إذا رغبت، يراجع منسق شبكة الحي الاستمارة قبل إرسالها.

@call taking-part | هكذا تطلب مساهمة""",
        ),
        picture="r-gardens",
    ),
    News(
        key="overschie-nieuwe-wijkmanager",
        days_ago=15,
        category="council",
        title=Text(
            "Overschie krijgt een nieuwe wijkmanager",
            "Overschie is getting a new district manager",
        ),
        introduction=Text(
            "Erik Zonnevijlle geeft volgende maand het stokje door aan Leyla Yıldırım. Tot die tijd lopen zij samen door de wijk.",
            "Next month Erik Zonnevijlle hands over to Leyla Yıldırım. Until then they will walk the district together.",
        ),
        body=Text(
            """Na ruim twee jaar gaat Erik Zonnevijlle werken aan de vernieuwing van een ander deel van de stad. Leyla Yıldırım werkte eerder als wijknetwerker en kent Overschie van het project rond de Burgemeester Baumannlaan.

> Ik wil de eerste maanden vooral luisteren. Bel me gerust, ook als u alleen wilt kennismaken.
> -- Leyla Yıldırım, nieuwe wijkmanager

Het mailadres van de wijkmanager blijft hetzelfde. Lopende afspraken gaan gewoon door; die staan op papier en de wijkraad heeft ze ook.""",
            """After more than two years Erik Zonnevijlle is moving on to the renewal of another part of the city. Leyla Yıldırım used to be a community connector and knows Overschie from the project on Burgemeester Baumannlaan.

> In the first months I mainly want to listen. Feel free to call me, even if you just want to get acquainted.
> -- Leyla Yıldırım, new district manager

The district manager’s e-mail address stays the same. Agreements simply continue; they are on paper and the council has them too.""",
        ),
        districts=("overschie",),
    ),
    News(
        key="afrikaandermarkt-schoon",
        days_ago=23,
        category="green",
        title=Text(
            "Plein binnen twee uur schoon na de markt",
            "Square clean within two hours after the market",
            "الساحة نظيفة خلال ساعتين بعد السوق",
        ),
        introduction=Text(
            "Sinds de zomer ruimen marktkooplieden, Reiniging en bewoners het Afrikaanderplein samen op. Het werkt: er ligt veel minder zwerfafval.",
            "Since the summer, market traders, the cleaning service and residents have cleared Afrikaanderplein together. It works: there is far less litter.",
            "منذ الصيف ينظّف تجار السوق وخدمة النظافة والسكان ساحة أفريكاندربلاين معًا، والنتيجة جيدة: نفايات أقل بكثير.",
        ),
        body=Text(
            """Vroeger waaide plastic tot in de speeltuin. Nu krijgt elke kraam een eigen container, die na afloop meteen wordt opgehaald. Bewoners lopen op zaterdag een laatste ronde met een medewerker van Reiniging.

De proef duurt tot het voorjaar. Daarna beslist de wijkraad of de aanpak blijft. Wilt u een keer meelopen? Kom zaterdag om 17.30 uur naar de wijkhub.""",
            """Plastic used to blow right into the playground. Now every stall gets its own container, which is collected straight afterwards. On Saturdays residents walk a final round with someone from the cleaning service.

The trial lasts until spring. Then the council decides whether to keep it. Would you like to join in once? Come to the hub on Saturday at 17:30.""",
            """كان البلاستيك يتطاير حتى ملعب الأطفال. أما الآن فلكل كشك حاوية خاصة تُجمع فور انتهاء السوق. ويقوم السكان يوم السبت بجولة أخيرة مع موظف من خدمة النظافة.

تستمر التجربة حتى الربيع، ثم يقرر مجلس الحي هل تبقى. تريد المشاركة مرة؟ تعالَ إلى مركز الحي يوم السبت الساعة 17:30.""",
        ),
        picture="r-market",
        districts=("afrikaanderwijk",),
    ),
    News(
        key="spinozaplein-advies",
        days_ago=34,
        category="housing",
        title=Text(
            "Wijkraad Lombardijen: eerst terugkeer regelen, dan slopen",
            "Lombardijen council: arrange the return first, then demolish",
        ),
        introduction=Text(
            "De wijkraad heeft advies gegeven over de plannen rond het Spinozaplein. Het college moet binnen acht weken antwoorden.",
            "The council has given its advice on the plans around Spinozaplein. The executive must answer within eight weeks.",
        ),
        body=Text(
            """De raad sprak met ruim honderd huishoudens. De meeste mensen willen in de wijk blijven, maar weten niet of dat kan. Daarom vraagt de raad om voor elk huishouden schriftelijk vast te leggen waar het heen kan.

## De drie punten uit het advies

1. Terugkeer op papier | Ieder huishouden krijgt een brief met een eigen plan.
2. Een vaste contactpersoon | Niet een algemeen nummer, maar een naam.
3. Parkeren apart bespreken | De raad wil eerst een telling in drie verschillende weken.

Het advies staat op Mijn Rotterdam. Zodra het antwoord er is, leest u dat hier.""",
            """The council spoke with more than a hundred households. Most people want to stay in the district but do not know whether they can. So the council asks that each household be told in writing where it can go.

## The three points of the advice

1. Return in writing | Every household receives a letter with its own plan.
2. A named contact | Not a general number, but a name.
3. Parking discussed separately | The council first wants a count in three different weeks.

The advice is on Mijn Rotterdam. As soon as there is an answer, you will read it here.""",
        ),
        picture="r-flats",
        districts=("lombardijen",),
    ),
)
