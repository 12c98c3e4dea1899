"""The grant of the Afrikaanderwijk and its rules of two years, all invented."""

from __future__ import annotations

from wijkwijzer.demo.shapes import Text
from wijkwijzer.demo.shapes_plans import Rules

STEPS = Text(
    """1. Bel iemand van de wijk | Vertel uw idee. U hoort meteen of het past en wie er ook mee bezig is.
2. Maak een kort plan | Wat gaat u doen, met wie, wanneer, en wat kost het?
3. Vraag het geld aan | Met het formulier, of op papier in de wijkhub.
4. Wacht op het besluit | U krijgt een brief of mail met het besluit en de reden.
5. Voer het uit en vertel hoe het ging | Een paar foto's en een optelling van de kosten zijn genoeg.""",
    """1. Call somebody of the district | Tell your idea. You hear at once whether it fits and who else works on it.
2. Make a short plan | What will you do, with whom, when, and what does it cost?
3. Apply for the money | With the form, or on paper at the district hub.
4. Wait for the decision | You get a letter or e-mail with the decision and the reason.
5. Carry it out and tell how it went | A few photos and a sum of the costs are enough.""",
    """1. اتصل بأحد العاملين في الحي | احكِ فكرتك. تعرف فورًا هل هي مناسبة ومن يعمل عليها أيضًا.
2. ضع خطة قصيرة | ماذا ستفعل، ومع من، ومتى، وكم يكلف ذلك؟
3. اطلب المال | بالاستمارة أو على الورق في مركز الحي.
4. انتظر القرار | تصلك رسالة بالقرار وسببه.
5. نفّذ وأخبرنا كيف سارت الأمور | بضع صور ومجموع التكاليف يكفيان.""",
)
DECIDED_BEFORE = Text("De gebiedsmanager", "The area manager", "مدير المنطقة")
DECIDED = Text(
    "De wijkraad, samen met de wijkmanager",
    "The district council, together with the district manager",
    "مجلس الحي مع مدير الحي",
)
TO_SEND = Text(
    "Een plan van één bladzijde\nEen overzicht van de kosten\nHet rekeningnummer van een van de aanvragers",
    "A plan of one page\nAn overview of the costs\nThe account number of one of the applicants",
    "خطة من صفحة واحدة\nبيان بالتكاليف\nرقم حساب أحد المتقدمين",
)
RULES: tuple[Rules, ...] = (
    Rules(
        key="bewonersinitiatief-before",
        district="afrikaanderwijk",
        years=-1,
        maximum=5_000,
        budget=28_000,
        method="round",
        decision_weeks=8,
        title=Text(
            "Bewonersinitiatief vorig jaar",
            "Residents’ initiative last year",
            "مبادرة السكان في العام الماضي",
        ),
        introduction=Text(
            "De regels van vorig jaar, om terug te lezen.",
            "The rules of last year, to read back.",
            "قواعد العام الماضي للرجوع إليها.",
        ),
        body=STEPS,
        decided_by=DECIDED_BEFORE,
        criteria=Text(
            "Het is goed voor meer mensen in de wijk\nU doet zelf mee\nHet plan hoort bij het thema van de ronde",
            "It is good for more people in the district\nYou take part yourself\nThe plan fits the theme of the round",
            "يفيد عددًا من سكان الحي\nتشارك بنفسك\nالخطة مناسبة لموضوع الجولة",
        ),
        to_send=TO_SEND,
    ),
    Rules(
        key="bewonersinitiatief-now",
        district="afrikaanderwijk",
        years=0,
        maximum=7_500,
        budget=32_000,
        method="first-come",
        decision_weeks=4,
        apply_url="https://aanvragen.example.nl/bewonersinitiatief",
        replaces="bewonersinitiatief-before",
        title=Text(
            "Bewonersinitiatief in de Afrikaanderwijk",
            "Residents’ initiative in Afrikaanderwijk",
            "مبادرة السكان في أفريكاندرفيك",
        ),
        introduction=Text(
            "Hebt u een plan voor uw straat of plein? Zo komt u van idee naar geld.",
            "Do you have a plan for your street or square? This is the way from idea to money.",
            "هل لديك خطة لشارعك أو ساحتك؟ هكذا تنتقل من الفكرة إلى المال.",
        ),
        body=STEPS,
        decided_by=DECIDED,
        criteria=Text(
            "Het is goed voor meer mensen in de wijk\nU doet zelf mee\nBuren weten ervan",
            "It is good for more people in the district\nYou take part yourself\nNeighbours know about it",
            "يفيد عددًا من سكان الحي\nتشارك بنفسك\nالجيران على علم به",
        ),
        to_send=TO_SEND,
    ),
)
