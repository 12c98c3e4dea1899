"""What is going on in some districts of Rotterdam, in more words."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text

BODIES: dict[str, Text] = {
    "afrikaanderwijk": Text(
        """## Waar we dit jaar aan werken

De wijkraad koos samen met bewoners drie onderwerpen: een schoon plein na de markt, betaalbare woningen en een vaste plek voor jongeren. Voor elk onderwerp is er een werkgroep. U kunt op elk moment aansluiten.

- **Het plein na de markt.** Marktmeesters, Reiniging en bewoners lopen elke week samen een ronde.
- **Wonen.** In de wijkhub zit elke woensdag iemand die meekijkt naar uw huur en servicekosten.
- **Jongeren.** In de oude gymzaal komt een inloop voor wie tussen 12 en 18 jaar is.

@hub wijkhub-afrikaanderplein""",
        """## What we are working on this year

Together with residents the council chose three subjects: a clean square after the market, affordable homes and a permanent place for young people. There is a working group for each. You can join at any time.

- **The square after the market.** Market managers, the cleaning service and residents walk a round together every week.
- **Housing.** Every Wednesday someone at the hub can look at your rent and service charges with you.
- **Young people.** The old gym will become a drop-in for people aged 12 to 18.

@hub wijkhub-afrikaanderplein""",
        """## ما نعمل عليه هذا العام

اختار مجلس الحي مع السكان ثلاثة موضوعات: ساحة نظيفة بعد السوق، ومساكن ميسورة، ومكان دائم للشباب. لكل موضوع مجموعة عمل يمكنك الانضمام إليها في أي وقت.

- **الساحة بعد السوق.** يقوم مشرفو السوق وخدمة النظافة والسكان بجولة مشتركة كل أسبوع.
- **السكن.** كل يوم أربعاء يوجد في مركز الحي من ينظر معك في الإيجار وتكاليف الخدمات.
- **الشباب.** ستصبح صالة الرياضة القديمة ملتقى لمن هم بين 12 و18 عامًا.

@hub wijkhub-afrikaanderplein""",
    ),
    "delfshaven-schiemond": Text(
        """## Waar we dit jaar aan werken

Op de wijkdag kozen bewoners drie onderwerpen. De wijkmanager en de wijkraad bespreken elk kwartaal hoe het ermee staat en zetten het op deze site.

- **De Voorhaven.** Nieuwe bestrating zonder de bomen te kwijt te raken, en minder sluipverkeer.
- **Schiemond.** Een speelplek die ook voor meisjes en oudere kinderen prettig is.
- **Eenzaamheid.** Vrijwilligers drinken koffie met buren die weinig mensen zien.

> Ik dacht dat een bankje aanvragen een jaar zou duren. Na drie weken stond het er.
> -- Een bewoner van de Mathenesserkade

@hub wijkhub-delfshaven""",
        """## What we are working on this year

At the district day residents chose three subjects. Every quarter the district manager and the council discuss how they are going and publish it on this site.

- **The Voorhaven.** New paving without losing the trees, and less through traffic.
- **Schiemond.** A playground that is also pleasant for girls and older children.
- **Loneliness.** Volunteers have coffee with neighbours who see few people.

> I thought asking for a bench would take a year. It was there in three weeks.
> -- A resident of Mathenesserkade

@hub wijkhub-delfshaven""",
        """## ما نعمل عليه هذا العام

اختار السكان في يوم الحي ثلاثة موضوعات. يناقش مدير الحي ومجلس الحي كل ثلاثة أشهر ما أُنجز وينشرانه على هذا الموقع.

- **فورهافن.** رصف جديد دون فقدان الأشجار، وحركة مرور عابرة أقل.
- **سخيموند.** مكان لعب مريح للفتيات وللأطفال الأكبر سنًا أيضًا.
- **الوحدة.** متطوعون يشربون القهوة مع جيران قلّما يرون أحدًا.

> ظننت أن طلب مقعد سيستغرق سنة، لكنه وُضع بعد ثلاثة أسابيع.
> -- أحد سكان شارع ماتينيسركاده

@hub wijkhub-delfshaven""",
    ),
    "beverwaard": Text(
        """## Waar we dit jaar aan werken

De Beverwaard krijgt een nieuw wijkplein bij het winkelcentrum. Bewoners tekenden zelf drie ontwerpen. Het ontwerp met de meeste stemmen wordt nu uitgewerkt.

- De waterkant bij de tramhalte wordt weer begaanbaar.
- Er komt een vaste avond waarop politie, woningcorporatie en gemeente samen in de hub zitten.

@hub wijkhub-beverwaard""",
        """## What we are working on this year

Beverwaard is getting a new square by the shopping centre. Residents drew three designs themselves. The design with the most votes is now being worked out.

- The waterside by the tram stop will be accessible again.
- There will be a regular evening when police, housing association and municipality are at the hub together.

@hub wijkhub-beverwaard""",
        """## ما نعمل عليه هذا العام

ستحصل بيفرفارد على ساحة جديدة عند مركز التسوق. رسم السكان بأنفسهم ثلاثة تصاميم، ويجري الآن إعداد التصميم الذي نال أكثر الأصوات.

- ستصبح ضفة الماء عند محطة الترام سالكة من جديد.
- ستكون هناك أمسية ثابتة تجتمع فيها الشرطة وشركة الإسكان والبلدية في مركز الحي.

@hub wijkhub-beverwaard""",
    ),
    "bospolder-spangen-tussendijken": Text(
        """## Waar we dit jaar aan werken

De drie buurten maakten samen een wijkakkoord. Daarin staat wat bewoners zelf doen, wat de gemeente doet en wat we samen doen.

| Afspraak | Wie | Wanneer klaar |
| Bomen op het Visserijplein | Gemeente | Volgend voorjaar |
| Huiskamers in elke buurt | Bewoners en welzijn | Twee van de drie zijn open |
| Veilige oversteek bij de Grote Visserijstraat | Gemeente | Ontwerp is klaar |
|! Afspraken uit het wijkakkoord

@call taking-part | Doe mee met een werkgroep""",
        """## What we are working on this year

The three neighbourhoods made a district agreement together. It says what residents do themselves, what the municipality does and what we do together.

| Agreement | Who | Ready when |
| Trees on Visserijplein | Municipality | Next spring |
| Living rooms in each neighbourhood | Residents and welfare work | Two of three are open |
| Safe crossing at Grote Visserijstraat | Municipality | Design is ready |
|! Points from the district agreement

@call taking-part | Join a working group""",
    ),
    "lombardijen": Text(
        """## Bouwen en wonen

Rond het Spinozaplein komen nieuwe woningen. Dat geeft drukte en vragen. Daarom is er elke maand een inloop in de wijkhub met de bouwer en de gemeente.

? Wanneer begint de bouw?
De voorbereiding loopt. De eerste bouwplaats wordt niet eerder dan volgend jaar ingericht. U krijgt vooraf een brief.
? Blijven er genoeg parkeerplaatsen?
De wijkraad heeft hierover advies gegeven. Het college antwoordt voor het einde van het kwartaal.
? Mag ik in de wijk blijven wonen?
Wie moet verhuizen door sloop, heeft recht om terug te keren in de wijk. De corporatie bespreekt dit met ieder huishouden.

@hub wijkhub-lombardijen""",
        """## Building and living

New homes will be built around Spinozaplein. That brings disruption and questions. So every month there is a drop-in at the hub with the builder and the municipality.

? When will building start?
It is being prepared. The first building site will not be set up before next year. You will get a letter beforehand.
? Will there be enough parking?
The council has given advice on this. The executive will answer before the end of the quarter.
? Can I stay in the district?
Anyone who has to move because of demolition has the right to return to the district. The housing association discusses this with every household.

@hub wijkhub-lombardijen""",
    ),
    "rozenburg": Text(
        """## Hulp dichtbij

Rozenburg ligt ver van het stadhuis. Daarom komen steeds meer diensten naar het dorp. De wijkhub is nu één middag per week open. De dorpsraad heeft gevraagd om een tweede middag; daarover valt dit jaar een besluit.

Kunt u niet op donderdag? Bel dan 14 010 en vraag naar de wijkmanager. Een huisbezoek kan ook.

@hub wijkhub-rozenburg""",
        """## Help close by

Rozenburg is a long way from city hall. So more and more services are coming to the village. The hub is now open one afternoon a week. The village council has asked for a second afternoon; a decision will be taken this year.

Cannot come on Thursday? Call 14 010 and ask for the district manager. A home visit is possible too.

@hub wijkhub-rozenburg""",
        """## المساعدة قريبة منك

تقع روزنبورخ بعيدًا عن مبنى البلدية، لذلك تأتي خدمات أكثر فأكثر إلى القرية. مركز الحي مفتوح الآن بعد ظهر يوم واحد في الأسبوع. طلب مجلس القرية يومًا ثانيًا، وسيُتخذ القرار هذا العام.

لا تستطيع الحضور يوم الخميس؟ اتصل بالرقم 14 010 واسأل عن مدير الحي. والزيارة المنزلية ممكنة أيضًا.

@hub wijkhub-rozenburg""",
    ),
}
