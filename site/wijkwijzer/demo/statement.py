"""The accessibility statement that both municipalities have."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_pages import Limitation, Statement

STATEMENT = Statement(
    title=Text("Toegankelijkheid", "Accessibility", "إمكانية الوصول"),
    introduction=Text(
        "Iedereen moet deze site kunnen gebruiken, ook met een schermlezer, een toetsenbord of vergrote letters. Hier leest u wat goed gaat en wat nog niet.",
        "Everyone should be able to use this site, also with a screen reader, a keyboard or enlarged text. Here you read what works and what does not yet.",
        "يجب أن يتمكن الجميع من استخدام هذا الموقع، بقارئ شاشة أو لوحة مفاتيح أو خط مكبّر أيضًا. تقرأ هنا ما يعمل جيدًا وما لم يكتمل بعد.",
    ),
    body=Text(
        """## Hoe wij hieraan werken

- Bij elke wijziging controleren twee programma’s alle soorten pagina’s, op een telefoon en op een groot scherm.
- Twee keer per jaar testen mensen met een beperking de site.
- Redacteuren krijgen een waarschuwing als een beschrijving bij een afbeelding ontbreekt.

Deze verklaring hoort bij een demonstratie. Het onderzoek dat hierboven staat, is een voorbeeld.""",
        """## How we work on this

- With every change two programs check all kinds of pages, on a phone and on a large screen.
- Twice a year people with a disability test the site.
- Editors get a warning when the description of an image is missing.

This statement belongs to a demonstration. The evaluation mentioned above is an example.""",
        """## كيف نعمل على ذلك

- عند كل تغيير يفحص برنامجان جميع أنواع الصفحات، على الهاتف وعلى شاشة كبيرة.
- مرتين في السنة يختبر أشخاص ذوو إعاقة الموقع.
- يتلقى المحررون تنبيهًا عند غياب وصف الصورة.

هذا البيان جزء من عرض تجريبي، والفحص المذكور أعلاه مثال.""",
    ),
    status="B",
    evaluated=-62,
    approved=-40,
    approved_by="Teammanager online dienstverlening",
    limitations=(
        Limitation(
            criterion=Text(
                "1.3.1 Info en relaties (niveau A)",
                "1.3.1 Info and Relationships (level A)",
                "1.3.1 المعلومات والعلاقات (المستوى A)",
            ),
            description=Text(
                "De twee documenten bij het programma hebben nog geen codes voor koppen en lijsten.",
                "The two documents with the programme do not have tags for headings and lists yet.",
                "لا يحتوي مستندا البرنامج بعد على وسوم للعناوين والقوائم.",
            ),
            consequence=Text(
                "Wie een schermlezer gebruikt, kan niet van kop naar kop springen.",
                "People who use a screen reader cannot jump from heading to heading.",
                "لا يستطيع مستخدم قارئ الشاشة الانتقال من عنوان إلى آخر.",
            ),
            cause=Text(
                "De documenten zijn gemaakt met een programma dat geen codes toevoegt.",
                "The documents were made with a program that adds no tags.",
                "أُعدّ المستندان ببرنامج لا يضيف وسومًا.",
            ),
            measure=Text(
                "Nieuwe documenten worden eerst als webpagina gemaakt.",
                "New documents are made as a web page first.",
                "ستُعدّ المستندات الجديدة أولًا كصفحات ويب.",
            ),
            alternative=Text(
                "Dezelfde tekst staat op de programmapagina.",
                "The same text is on the programme page.",
                "النص نفسه موجود في صفحة البرنامج.",
            ),
            planned=120,
        ),
        Limitation(
            criterion=Text(
                "1.2.5 Audiodescriptie (niveau AA)",
                "1.2.5 Audio Description (level AA)",
                "1.2.5 الوصف الصوتي (المستوى AA)",
            ),
            description=Text(
                "Bij oudere filmpjes waarnaar wij verwijzen, ontbreekt soms een beschrijving van het beeld.",
                "Some older videos that we link to lack a description of what is seen.",
                "بعض مقاطع الفيديو القديمة التي نحيل إليها لا تتضمن وصفًا للصورة.",
            ),
            consequence=Text(
                "Wie slecht ziet, mist een deel van het verhaal.",
                "People with poor sight miss part of the story.",
                "يفوت ضعيفي البصر جزء من القصة.",
            ),
            cause=Text(
                "De filmpjes zijn van voor de afspraken over toegankelijkheid.",
                "The videos date from before the agreements on accessibility.",
                "أُنتجت المقاطع قبل الاتفاقات المتعلقة بإمكانية الوصول.",
            ),
            measure=Text(
                "Wij zetten bij elk filmpje een uitgeschreven tekst.",
                "We add a written text to every video.",
                "نضيف نصًا مكتوبًا إلى كل مقطع.",
            ),
            alternative=Text(
                "Bel ons: wij vertellen u wat er te zien is.",
                "Call us: we will tell you what there is to see.",
                "اتصل بنا لنخبرك بما يظهر في المقطع.",
            ),
            planned=200,
        ),
    ),
)
