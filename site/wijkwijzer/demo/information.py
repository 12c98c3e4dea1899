"""Information pages that both municipalities have, with their own name in them."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Information


def pages(name: str, arabic_name: str, phone: str, email: str) -> tuple[Information, ...]:
    """Return the pages about privacy and about this demonstration."""
    return (privacy(name, arabic_name, phone, email), about(name, arabic_name))


def privacy(name: str, arabic_name: str, phone: str, email: str) -> Information:
    """Return the page about privacy."""
    return Information(
        key="privacy",
        title=Text("Privacy", "Privacy", "الخصوصية"),
        introduction=Text(
            "Deze site weet niet wie u bent. Wij plaatsen geen cookies en volgen u niet.",
            "This site does not know who you are. We place no cookies and do not track you.",
            "لا يعرف هذا الموقع من أنت. لا نضع ملفات تعريف ارتباط ولا نتتبعك.",
        ),
        body=Text(
            f"""## Wat wij niet doen

- Wij plaatsen geen cookies, dus u hoeft nergens op te klikken.
- Wij laden geen lettertypen, kaarten of filmpjes van andere bedrijven.
- Wij houden geen lijst bij van wat u leest.

## Wat wij wel verwerken

De server schrijft bij elk bezoek een regel in een logboek om storingen en misbruik te vinden. Die regels worden na korte tijd verwijderd en zijn niet aan u gekoppeld.

Van mensen die voor de wijk werken, tonen wij de naam en hoe u hen bereikt. Dat gebeurt alleen als zij dat goed vinden of als het bij hun functie hoort.

## Uw rechten

U mag weten welke gegevens de gemeente {name} van u heeft, en u mag vragen om die te verbeteren of te verwijderen. Bel {phone} of mail naar {email}.

Bent u het niet eens met het antwoord? Dan kunt u een klacht sturen naar de [Autoriteit Persoonsgegevens](https://www.autoriteitpersoonsgegevens.nl/).""",
            f"""## What we do not do

- We place no cookies, so there is nothing to click away.
- We load no fonts, maps or videos from other companies.
- We keep no list of what you read.

## What we do process

With every visit the server writes a line in a log to find faults and abuse. Those lines are removed after a short time and are not linked to you.

Of people who work for the district we show the name and how to reach them. We only do so if they agree or if it belongs to their office.

## Your rights

You may know what data the municipality of {name} has about you, and you may ask to have it corrected or removed. Call {phone} or e-mail {email}.

Do you disagree with the answer? Then you can send a complaint to the [Dutch Data Protection Authority](https://www.autoriteitpersoonsgegevens.nl/en).""",
            f"""## ما لا نفعله

- لا نضع ملفات تعريف ارتباط، فلا حاجة إلى النقر على شيء.
- لا نحمّل خطوطًا أو خرائط أو مقاطع فيديو من شركات أخرى.
- لا نحتفظ بقائمة بما تقرؤه.

## ما نعالجه

عند كل زيارة يكتب الخادم سطرًا في سجل لاكتشاف الأعطال وسوء الاستخدام. تُحذف هذه الأسطر بعد وقت قصير ولا تُربط بك.

نعرض أسماء الأشخاص الذين يعملون من أجل الحي وكيفية التواصل معهم، وذلك فقط إذا وافقوا أو إذا كان من طبيعة وظيفتهم.

## حقوقك

يحق لك أن تعرف ما لدى بلدية {arabic_name} من بيانات عنك، وأن تطلب تصحيحها أو حذفها. اتصل بالرقم {phone} أو أرسل بريدًا إلى {email}.

لست موافقًا على الجواب؟ يمكنك إرسال شكوى إلى [هيئة حماية البيانات الشخصية](https://www.autoriteitpersoonsgegevens.nl/).""",
        ),
    )


def about(name: str, arabic_name: str) -> Information:
    """Return the page that says what is true here and what is invented."""
    return Information(
        key="about",
        title=Text("Over deze demo", "About this demonstration", "عن هذا العرض التجريبي"),
        introduction=Text(
            f"Dit is geen site van de gemeente {name}. Het is een voorbeeld om te laten zien wat Wijkwijzer kan.",
            f"This is not a site of the municipality of {name}. It is an example to show what Wijkwijzer can do.",
            f"هذا ليس موقع بلدية {arabic_name}، بل مثال يُظهر ما يستطيعه برنامج Wijkwijzer.",
        ),
        body=Text(
            """## Wat klopt

- De namen van de wijken en buurten en hun CBS-codes.
- De kerncijfers met bron en jaar: die komen van het CBS.
- De hoofdlijnen van het programma voor de wijken.

## Wat verzonnen is

- Alle personen, hun woorden en hun functies.
- Alle wijkhubs met hun adressen en openingstijden.
- Het nieuws, de agenda en de afspraken met bewoners.
- De telefoonnummers en mailadressen van personen: die bereiken niemand.

De grenzen op de kaart zijn vereenvoudigd getekend. De illustraties zijn voor deze demo gemaakt; er zijn geen foto’s van bestaande mensen gebruikt.

## Waarom deze site?

Mensen willen weten wie zij kunnen bellen, wanneer een hub open is en hoe zij meedoen. Wijkwijzer bewaart zulke feiten één keer en toont ze in elke taal. De site werkt zonder cookies en ook zonder JavaScript.""",
            """## What is true

- The names of the districts and neighbourhoods and their CBS codes.
- The key figures with source and year: they come from Statistics Netherlands (CBS).
- The outline of the programme for the districts.

## What is invented

- All people, their words and their positions.
- All hubs with their addresses and opening hours.
- The news, the agenda and the agreements with residents.
- Personal phone numbers and e-mail addresses: they reach nobody.

The boundaries on the map are drawn in a simplified way. The illustrations were made for this demonstration; no photographs of real people were used.

## Why this site?

People want to know whom they can call, when a hub is open and how to take part. Wijkwijzer keeps such facts once and shows them in every language. The site works without cookies and also without JavaScript.""",
            """## ما هو صحيح

- أسماء الأحياء والمناطق ورموزها لدى مكتب الإحصاء الهولندي (CBS).
- الأرقام الرئيسية المرفقة بالمصدر والسنة، وهي من مكتب الإحصاء.
- الخطوط العامة لبرنامج الأحياء.

## ما هو مُختلَق

- جميع الأشخاص وأقوالهم ووظائفهم.
- جميع مراكز الأحياء وعناوينها وساعات عملها.
- الأخبار وجدول المواعيد والاتفاقات مع السكان.
- أرقام هواتف الأشخاص وعناوين بريدهم: لا تصل إلى أحد.

الحدود على الخريطة مرسومة بشكل مبسّط. أُعدّت الرسوم لهذا العرض، ولم تُستخدم صور لأشخاص حقيقيين.

## لماذا هذا الموقع؟

يريد الناس أن يعرفوا بمن يتصلون، ومتى يفتح المركز، وكيف يشاركون. يحفظ Wijkwijzer هذه الحقائق مرة واحدة ويعرضها بكل لغة. يعمل الموقع دون ملفات تعريف ارتباط ودون JavaScript أيضًا.""",
        ),
    )
