"""The start page and the index pages of Hilversum."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Section

SECTIONS: tuple[Section, ...] = (
    Section(
        "home",
        Text("Buurten in Hilversum", "Neighbourhoods in Hilversum", "أحياء هيلفرسوم"),
        Text(
            "Acht wijken, acht buurtcoördinatoren en honderden mensen met een plan. Zoek uw wijk, bel iemand die u kent en doe mee.",
            "Eight districts, eight neighbourhood coordinators and hundreds of people with a plan. Find your district, call someone you know and take part.",
            "ثمانية أحياء وثمانية منسقين ومئات الناس لديهم خطة. ابحث عن حيك، واتصل بمن تعرفه، وشارك.",
        ),
        Text(
            """## Wat wilt u doen?

- **Iets melden of vragen.** Bel de [buurtcoördinator](page:contact) van uw wijk.
- **Langskomen.** Kijk wanneer een [buurtpunt](page:hubs) open is.
- **Een plan uitvoeren.** Vraag geld uit het [wijkbudget](page:taking-part) of sluit een buurtdeal.""",
            """## What would you like to do?

- **Report or ask something.** Call the [neighbourhood coordinator](page:contact) of your district.
- **Drop in.** See when a [meeting point](page:hubs) is open.
- **Carry out a plan.** Ask for money from the [district budget](page:taking-part) or make a neighbourhood deal.""",
            """## ماذا تريد أن تفعل؟

- **إبلاغ أو سؤال.** اتصل بـ[منسق الأحياء](page:contact) في حيك.
- **زيارة.** انظر متى تفتح [نقطة اللقاء](page:hubs).
- **تنفيذ خطة.** اطلب مالًا من [ميزانية الحي](page:taking-part) أو اعقد اتفاق حي.""",
        ),
    ),
    Section(
        "districts",
        Text("Wijken", "Districts", "الأحياء"),
        Text(
            "De acht wijken van Hilversum met hun buurten, hun thema’s en hun buurtcoördinator.",
            "The eight districts of Hilversum with their neighbourhoods, their themes and their coordinator.",
            "أحياء هيلفرسوم الثمانية بمناطقها وموضوعاتها ومنسقيها.",
        ),
    ),
    Section(
        "hubs",
        Text("Buurtpunten", "Meeting points", "نقاط اللقاء"),
        Text(
            "In een buurtpunt drinkt u koffie, stelt u een vraag of ontmoet u uw buren. De openingstijden verschillen per plek.",
            "At a meeting point you have coffee, ask a question or meet your neighbours. Opening hours differ from place to place.",
            "في نقطة اللقاء تشرب القهوة أو تطرح سؤالًا أو تلتقي جيرانك. تختلف ساعات العمل من مكان إلى آخر.",
        ),
    ),
    Section(
        "contact",
        Text("Contact", "Contact", "الاتصال"),
        Text(
            "Alle buurtcoördinatoren en wijkwethouders bij elkaar, met telefoonnummer en mailadres. Handig om te printen.",
            "All neighbourhood coordinators and district aldermen together, with phone number and e-mail. Handy to print.",
            "جميع منسقي الأحياء وأعضاء المجلس التنفيذي معًا، بأرقام الهاتف وعناوين البريد. مناسب للطباعة.",
        ),
        Text(
            """## Weet u niet in welke wijk u woont?

Bel 14 035. Als u uw straat noemt, verbinden wij u door met de goede buurtcoördinator. Bij spoed belt u 112.""",
            """## Not sure which district you live in?

Call 14 035. If you tell us your street, we will put you through to the right coordinator. In an emergency call 112.""",
            """## لا تعرف في أي حي تسكن؟

اتصل بالرقم 14 035. إذا ذكرت شارعك فسنحوّلك إلى المنسق المناسب. في الحالات الطارئة اتصل بالرقم 112.""",
        ),
    ),
    Section(
        "taking-part",
        Text("Meedoen", "Taking part", "المشاركة"),
        Text(
            "Hebt u een plan voor uw buurt? De gemeente helpt met geld, kennis en een luisterend oor.",
            "Do you have a plan for your neighbourhood? The municipality helps with money, knowledge and a listening ear.",
            "هل لديك خطة لمنطقتك؟ تساعد البلدية بالمال والمعرفة والإصغاء.",
        ),
        Text(
            """## Kies wat bij u past

| U wilt … | Dan kiest u |
| iets kleins doen in uw straat | Wijkbudget |
| samen met de gemeente iets afspreken | Buurtdeal |
| een taak van de gemeente overnemen | Right to Challenge |
| alleen uw mening geven | Wijkbijeenkomst |
|! Vier manieren om mee te doen

## Hoe een buurtdeal werkt

1. Praten | U vertelt de buurtcoördinator wat u wilt doen en met wie.
2. Opschrijven | Samen met een adviseur zet u op papier wie wat doet.
3. Tekenen | De deal is openbaar: iedereen kan op deze site zien wat is afgesproken.
4. Terugkijken | Aan het eind bekijken we samen wat het heeft opgeleverd.

? Wat is het verschil met Right to Challenge?
Bij een buurtdeal doet u iets extra’s. Bij Right to Challenge neemt u iets over dat de gemeente nu doet, omdat u een betere manier weet.
? Mag ik winst maken?
Nee. Wat overblijft, gaat terug naar de wijk.""",
            """## Choose what suits you

| You would like to … | Then choose |
| do something small in your street | District budget |
| agree something with the municipality | Neighbourhood deal |
| take over a municipal task | Right to Challenge |
| only give your opinion | District meeting |
|! Four ways to take part

## How a neighbourhood deal works

1. Talk | You tell the coordinator what you want to do and with whom.
2. Write down | With an adviser you put on paper who does what.
3. Sign | The deal is public: everyone can see on this site what was agreed.
4. Look back | At the end we look together at what it has brought.

? What is the difference with Right to Challenge?
With a deal you do something extra. With Right to Challenge you take over something that the municipality does now, because you know a better way.
? May I make a profit?
No. What is left goes back to the district.""",
            """## اختر ما يناسبك

| تريد أن … | فاختر |
| تقوم بشيء صغير في شارعك | ميزانية الحي |
| تتفق مع البلدية على أمر | اتفاق حي |
| تتولى مهمة من مهام البلدية | Right to Challenge |
| تبدي رأيك فقط | اجتماع الحي |
|! أربع طرق للمشاركة

## كيف يعمل اتفاق الحي

1. الحديث | تخبر المنسق بما تريد فعله ومع من.
2. الكتابة | تكتب مع مستشار من يفعل ماذا.
3. التوقيع | الاتفاق علني: يستطيع الجميع رؤيته على هذا الموقع.
4. المراجعة | في النهاية ننظر معًا فيما حققه.

? ما الفرق عن Right to Challenge؟
في اتفاق الحي تقوم بشيء إضافي. أما في Right to Challenge فتتولى أمرًا تقوم به البلدية الآن لأنك ترى أنه يمكن أن يكون أذكى أو أرخص.
? هل يجوز أن أربح؟
لا. ما يتبقى يعود إلى الحي.""",
        ),
    ),
    Section(
        "news",
        Text("Nieuws", "News", "الأخبار"),
        Text(
            "Wat er speelt in de wijken van Hilversum, verteld door de mensen die het doen.",
            "What is going on in the districts of Hilversum, told by the people who do it.",
            "ما يجري في أحياء هيلفرسوم كما يرويه من يقومون به.",
        ),
    ),
    Section(
        "agenda",
        Text("Agenda", "Agenda", "جدول المواعيد"),
        Text(
            "Wijkbijeenkomsten, spreekuren en activiteiten waar u bij kunt zijn.",
            "District meetings, office hours and activities that you can join.",
            "اجتماعات الأحياء وساعات المقابلة والأنشطة التي يمكنك حضورها.",
        ),
    ),
)
