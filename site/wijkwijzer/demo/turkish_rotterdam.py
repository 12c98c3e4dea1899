"""The start page, the sections and the roles of Rotterdam in Turkish."""

from __future__ import annotations

from wijkwijzer.demo.turkish_rotterdam_places import DISTRICTS, HUBS
from wijkwijzer.demo.words import RoleWords, SectionWords, Words

SECTIONS = {
    "home": SectionWords(
        "Wijk aan Zet Rotterdam",
        "Rotterdam’da 39 semt var. Her semtin kendi meclisi, bir semt müdürü ve planları olan sakinleri vardır. Burada semtinizde neler olduğunu, kimi arayabileceğinizi ve nasıl katılabileceğinizi görürsünüz.",
        """## Nereden başlamak istersiniz?

- **Semtinizi bulun.** Semtinizi [listeden veya haritadan](page:districts) seçin.
- **Biriyle konuşun.** Bir [semt merkezine](page:hubs) gelin veya [semt müdürünü](page:contact) arayın.
- **Bir fikri hayata geçirin.** [Nasıl katkı isteyeceğinizi](page:taking-part) okuyun.""",
    ),
    "districts": SectionWords(
        "Semtler",
        "Rotterdam’ın 39 semti; mahalleleri, insanları ve haberleriyle. Semtinizi listeden veya haritadan seçin.",
    ),
    "hubs": SectionWords(
        "Semt merkezleri",
        "Semt merkezinde belediye çalışanları ve başka kurumlar size yardım eder. Önce merkezin ne zaman açık olduğuna bakın, çünkü bu her semtte farklıdır.",
    ),
    "contact": SectionWords(
        "İletişim",
        "Semt müdürünüz kim, semtinizden hangi belediye başkan yardımcısı sorumlu ve semt meclisinde kimler var? Bütün isimler bir arada; yazdırabilirsiniz.",
        """## Kime başvuracağınızı bilmiyor musunuz?

14 010’u arayın. Pazartesiden cumaya kadar saat 8.00 ile 18.00 arasında arayabilirsiniz. Semtinizin adını söyleyin, sizi doğru kişiye bağlarız. Acil durumda her zaman 112’yi arayın.""",
    ),
    "taking-part": SectionWords(
        "Katılım",
        "Sokağınız veya semtiniz için iyi bir planınız mı var? Fikirden uygulamaya kadar size yardım ederiz: para, bilgi ve insanlarla.",
        """## Katılmanın dört yolu

1. Görüşünüzü söyleyin | Mijn Rotterdam’da hakkında konuşabileceğiniz planlar var.
2. Bir plan yapın | Sakinlerin girişimi için katkı isteyin. Bu, 50 eurodan başlar.
3. Bir işi devralın | Sakinler bir işi daha iyi mi yapar? Belediyeye meydan okuyun.
4. Meclisle konuşun | Semt meclisinin her toplantısı herkese açıktır ve söz alabilirsiniz.

## Semtiniz için para

Her semtin kendi bütçesi vardır. Semtinizin sayfasında bütçenin ne kadar olduğunu, nereye gittiğini ve ne kadar kaldığını görürsünüz.

? Bir vakfım olması gerekir mi?
Hayır. Sakin olarak tek başınıza veya komşularınızla bir plan sunabilirsiniz. Para sizin hesabınıza veya semtteki bir kurumun hesabına gider.
? Planım reddedilirse ne olur?
Nedenini yazılı olarak alırsınız. Semt danışmanı sizinle birlikte nelerin mümkün olduğuna bakar. İtiraz da edebilirsiniz.
? Yardım için para ödeyebilir miyim?
Evet, örneğin bir aşçı veya antrenör için. Sizin ve komşularınızın saatleri için para ödemeyiz.""",
    ),
}

ROLES = {
    "wijkmanager": RoleWords(
        "Semt müdürü",
        "Semt müdürleri",
        "Semt müdürü belediyedeki sabit iletişim kişinizdir. Her semtte bir tane vardır. Semt müdürü semti tanır, insanları bir araya getirir ve belediyenin verdiği sözü tutmasını sağlar.",
        "Sokağınızda bir türlü çözülmeyen bir sorun\nBelediyenin hakkında sorularınız olan bir planı\nBelediyeye veya başka kurumlara ihtiyaç duyduğunuz bir fikir\nKime başvuracağınızı bilmediğinizde bir görüşme",
        "Acil durum: 112’yi arayın\nBozuk bir sokak lambası veya dolu bir konteyner: 14 010’a bildirin\nPasaport, ehliyet veya yardım ödemesi: 14 010’dan randevu alın\nKomşunuzla bir tartışma: semt merkezinde komşuluk arabuluculuğunu sorun",
        """## Nasıl iletişim kurarsınız

Telefon edin veya e-posta gönderin. Adın yanında bir saat yazıyorsa, semt müdürü o saatte semt merkezindedir. Randevu almanız gerekmez; gerekiyorsa orada yazar.

## Ne bekleyebilirsiniz

- Henüz bir çözüm olmasa da beş iş günü içinde yanıt alırsınız.
- Sorunuzla kimin ilgilendiğini ve ne zaman yeniden haber alacağınızı öğrenirsiniz.
- Bir şey mümkün değil mi? O zaman semt müdürü nedenini açıklar.""",
    ),
    "wijkwethouder": RoleWords(
        "Semtten sorumlu belediye başkan yardımcısı",
        "Semtlerden sorumlu belediye başkan yardımcıları",
        "Her semtin kendi belediye başkan yardımcısı vardır. Yılda birkaç kez semte gelir, semt meclisiyle konuşur ve zor konuları şehir yönetimine taşır.",
        "Semt meclisinin ve semt müdürünün çözemediği bir konu\nBütün semt için önemli bir karar\nSemt ziyareti sırasında bir görüşme: kayıt gerekmez",
        "Bir çalışan hakkında şikâyet: 14 010’dan şikâyet yolunu kullanın\nBir izin veya itiraz: buna belediye başkan yardımcısı tek başına karar vermez\nKendi durumunuzla ilgili bir soru: önce semt merkezine gidin",
    ),
    "wijkraadslid": RoleWords(
        "Semt meclisi üyesi",
        "Semt meclisi üyeleri",
        "Semt meclisi üyesi semtte yaşar ve sakinler tarafından seçilmiştir. Üyeler birlikte semt meclisini oluşturur. Şehir yönetimine görüş bildirir ve semtin parası hakkında karara katılırlar.",
        "Bütün semti ilgilendiren bir konu\nSemt meclisinin görüş bildirdiği bir plan hakkındaki düşünceniz\nToplantıda söz almak: o gün saat 12.00’ye kadar kaydolabilirsiniz",
        "Çöp, ışık veya kaldırım hakkında bildirim: 14 010’u arayın\nPara, iş veya bakım konusunda yardım: semt merkezine gelin\nSakinlerin girişimi için başvuru: semt danışmanını arayın",
    ),
    "wijknetwerker": RoleWords(
        "Semt danışmanı",
        "Semt danışmanları",
        "Semt danışmanı sakinlerin planlarına yardım eder. Fikrinizi konuşursunuz, başvuru için öneriler alırsınız ve kimlerin benzer bir şey yaptığını öğrenirsiniz.",
        "Sokağınız, meydanınız veya mahalleniz için bir fikir\nSakinlerin girişimi için bütçe hazırlama yardımı\nEtkinliğiniz için bir yer veya ortak",
        "Başvurunuz hakkındaki karar: bunu semt meclisi veya semt müdürü verir\nBir şirket veya çalışanı olan bir vakıf için destek: 14 010’u arayın",
    ),
}

WORDS = Words(
    "tr",
    site=(
        "Wijk aan Zet",
        "Semtiniz, insanlarınız, planlarınız",
        "Bu, Wijkwijzer’in bir tanıtımıdır; Rotterdam Belediyesi’nin sitesi değildir. Bütün kişiler hayalidir.",
    ),
    terms={
        "district": ("semt", "semtler"),
        "hub": ("semt merkezi", "semt merkezleri"),
        "council": ("semt meclisi", "semt meclisleri"),
        "budget": ("semt bütçesi", "semt bütçeleri"),
        "initiative": ("sakinlerin girişimi", "sakinlerin girişimleri"),
    },
    sections=SECTIONS,
    roles=ROLES,
    hubs=HUBS,
    districts=DISTRICTS,
)
