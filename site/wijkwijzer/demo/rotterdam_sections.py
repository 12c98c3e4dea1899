"""The start page and the index pages of Rotterdam."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Section

SECTIONS: tuple[Section, ...] = (
    Section(
        "home",
        Text("Wijk aan Zet in Rotterdam", "Wijk aan Zet in Rotterdam", "روتردام: دور الحي"),
        Text(
            "Rotterdam heeft 39 wijken met elk een eigen wijkraad, een wijkmanager en mensen met plannen. Hier ziet u wat er in uw wijk gebeurt, wie u kunt bellen en hoe u meedoet.",
            "Rotterdam has 39 districts, each with its own elected council, a district manager and people with plans. Here you see what is going on in your district, whom you can call and how to take part.",
            "في روتردام 39 حيًا، لكل حي مجلس منتخب ومدير وأناس لديهم خطط. ترى هنا ما يجري في حيك، وبمن تتصل، وكيف تشارك.",
        ),
        Text(
            """## Waar wilt u mee beginnen?

- **Uw wijk vinden.** Kies uw wijk uit de [lijst of de kaart](page:districts).
- **Iemand spreken.** Loop binnen bij een [wijkhub](page:hubs) of bel de [wijkmanager](page:contact).
- **Een idee uitvoeren.** Lees hoe u een [bijdrage aanvraagt](page:taking-part).""",
            """## Where would you like to start?

- **Find your district.** Choose your district from the [list or the map](page:districts).
- **Talk to someone.** Walk in at a [hub](page:hubs) or call the [district manager](page:contact).
- **Carry out an idea.** Read how to [apply for a contribution](page:taking-part).""",
            """## بماذا تريد أن تبدأ؟

- **ابحث عن حيك.** اختر حيك من [القائمة أو الخريطة](page:districts).
- **تحدّث إلى شخص.** ادخل إلى [مركز حي](page:hubs) أو اتصل بـ[مدير الحي](page:contact).
- **نفّذ فكرة.** اقرأ كيف [تطلب مساهمة](page:taking-part).""",
        ),
    ),
    Section(
        "districts",
        Text("Wijken", "Districts", "الأحياء"),
        Text(
            "Alle 39 wijken van Rotterdam, met hun buurten, hun mensen en hun nieuws. Kies uw wijk uit de lijst of op de kaart.",
            "All 39 districts of Rotterdam, with their neighbourhoods, their people and their news. Choose your district from the list or on the map.",
            "أحياء روتردام التسعة والثلاثون، بمناطقها وأهلها وأخبارها. اختر حيك من القائمة أو على الخريطة.",
        ),
    ),
    Section(
        "hubs",
        Text("Wijkhubs", "Hubs", "مراكز الأحياء"),
        Text(
            "In een wijkhub helpen mensen van de gemeente en van organisaties u verder. Kijk wel eerst wanneer de hub open is, want dat verschilt per wijk.",
            "At a hub, people from the municipality and other organisations help you. Check first when the hub is open: that differs from district to district.",
            "في مركز الحي يساعدك موظفون من البلدية ومن منظمات أخرى. تحقق أولًا من ساعات العمل، فهي تختلف من حي إلى آخر.",
        ),
    ),
    Section(
        "contact",
        Text("Contact", "Contact", "الاتصال"),
        Text(
            "Wie is uw wijkmanager, welke wethouder hoort bij uw wijk en wie zit er in de wijkraad? Alle namen bij elkaar, ook om te printen.",
            "Who is your district manager, which alderman looks after your district and who is on the council? All names together, also to print.",
            "من هو مدير حيك، ومن عضو المجلس التنفيذي المسؤول عنه، ومن في مجلس الحي؟ كل الأسماء معًا، ويمكن طباعتها.",
        ),
        Text(
            """## Weet u niet bij wie u moet zijn?

Bel 14 010. Dat kan van maandag tot en met vrijdag tussen 8.00 en 18.00 uur. Noem uw wijk, dan verbinden wij u door. Bij spoed belt u altijd 112.""",
            """## Not sure whom to ask?

Call 14 010, Monday to Friday between 8:00 and 18:00. Tell us your district and we will put you through. In an emergency always call 112.""",
            """## لا تعرف إلى من تتوجه؟

اتصل بالرقم 14 010 من الاثنين إلى الجمعة بين الساعة 8:00 و18:00. اذكر حيك لنحوّلك. في الحالات الطارئة اتصل دائمًا بالرقم 112.""",
        ),
    ),
    Section(
        "taking-part",
        Text("Meedoen", "Taking part", "المشاركة"),
        Text(
            "Hebt u een goed plan voor uw straat of wijk? Wij helpen u van idee tot uitvoering: met geld, met kennis en met mensen.",
            "Do you have a good plan for your street or district? We help you from idea to result: with money, knowledge and people.",
            "هل لديك خطة جيدة لشارعك أو حيك؟ نساعدك من الفكرة إلى التنفيذ: بالمال والمعرفة والناس.",
        ),
        Text(
            """## Vier manieren om mee te doen

1. Zeg wat u vindt | Op Mijn Rotterdam staan plannen waarover u kunt meepraten.
2. Maak een plan | Vraag een bijdrage voor een bewonersinitiatief. Dat kan vanaf 50 euro.
3. Neem iets over | Denkt u dat bewoners een taak beter kunnen? Daag de gemeente uit.
4. Praat met de raad | Elke vergadering van de wijkraad is openbaar en u mag inspreken.

## Geld voor uw wijk

Elke wijk heeft een eigen budget. Op de pagina van uw wijk ziet u hoeveel dat is, waar het heen gaat en wat er nog over is.

? Moet ik een stichting hebben?
Nee. U kunt een plan indienen als bewoner, alleen of met buren. Het geld gaat dan naar een rekening van uzelf of van een organisatie in de wijk.
? Wat als mijn plan wordt afgewezen?
U krijgt de reden op papier. De wijknetwerker kijkt met u wat er wel kan. U kunt ook bezwaar maken.
? Mag ik hulp betalen?
Ja, bijvoorbeeld een kok of een trainer. Uw eigen uren en die van uw buren betalen we niet.""",
            """## Four ways to take part

1. Say what you think | On Mijn Rotterdam there are plans on which you can have a say.
2. Make a plan | Ask for a contribution to a residents’ initiative, from 50 euros.
3. Take something over | Do you think residents can do a task better? Challenge the municipality.
4. Talk to the council | Every council meeting is public and you may speak.

## Money for your district

Every district has its own budget. The page of your district shows how much it is, where it goes and what is left.

? Do I need a foundation?
No. You can submit a plan as a resident, alone or with neighbours. The money then goes to your own account or that of an organisation in the district.
? What if my plan is refused?
You get the reason in writing. The community connector looks with you at what is possible. You can also object.
? May I pay for help?
Yes, for example a cook or a coach. We do not pay for your own hours or those of your neighbours.""",
            """## أربع طرق للمشاركة

1. قل رأيك | على موقع Mijn Rotterdam خطط يمكنك إبداء رأيك فيها.
2. ضع خطة | اطلب مساهمة لمبادرة سكان، ابتداءً من 50 يورو.
3. تولَّ مهمة | هل ترى أن السكان ينجزون مهمة بشكل أفضل؟ تحدَّ البلدية.
4. تحدّث مع المجلس | كل اجتماعات مجلس الحي علنية ويمكنك الكلام فيها.

## المال لحيك

لكل حي ميزانيته. ترى في صفحة حيك مقدارها ووجهتها وما تبقى منها.

? هل يجب أن تكون لدي مؤسسة؟
لا. يمكنك تقديم خطة كساكن، وحدك أو مع جيرانك. يذهب المال إلى حسابك أو حساب منظمة في الحي.
? ماذا لو رُفضت خطتي؟
تتلقى السبب كتابةً. وينظر منسق شبكة الحي معك في الممكن. ويمكنك أيضًا الاعتراض.
? هل يجوز أن أدفع مقابل المساعدة؟
نعم، لطباخ أو مدرب مثلًا. لا ندفع مقابل ساعاتك أو ساعات جيرانك.""",
        ),
    ),
    Section(
        "news",
        Text("Nieuws", "News", "الأخبار"),
        Text(
            "Nieuws uit de wijken van Rotterdam: wat is er besloten, wat is er klaar en wat komt eraan?",
            "News from the districts of Rotterdam: what has been decided, what is finished and what is coming?",
            "أخبار من أحياء روتردام: ما الذي تقرّر، وما الذي أُنجز، وما القادم؟",
        ),
    ),
    Section(
        "agenda",
        Text("Agenda", "Agenda", "جدول المواعيد"),
        Text(
            "Vergaderingen van wijkraden, spreekuren en activiteiten in de komende weken.",
            "Council meetings, office hours and activities in the coming weeks.",
            "اجتماعات مجالس الأحياء وساعات المقابلة والأنشطة في الأسابيع المقبلة.",
        ),
    ),
)
