"""The hubs of Rotterdam and their districts in Turkish."""

from __future__ import annotations

from wijkwijzer.demo.words import DistrictWords, HubWords

HUBS = {
    "wijkhub-delfshaven": HubWords(
        "Delfshaven semt merkezi",
        "Voorhaven’da sorular, kaygılar ve fikirler için açık bir ev. Merkez öğle arasında bir saat kapalıdır; perşembe akşamı dokuz buçuğa kadar gelebilirsiniz.",
        "Giriş su tarafındadır, tiyatro ile köprü arasında. Oturma yüksekliğinde zili olan mavi bir kapı göreceksiniz.",
        body="""## Hangi konular için gelebilirsiniz

- Bir mektup aldınız ve ne yapacağınızı bilmiyorsunuz.
- Sokağınızla ilgili bir şey bildirmek istiyorsunuz.
- Bir fikriniz var ve katılacak insanlar arıyorsunuz.
- Sadece bir fincan kahve içmek istiyorsunuz.

Perşembe akşamı mahalle polisi ve konut kurumundan biri de buradadır.""",
    ),
    "wijkhub-afrikaanderplein": HubWords(
        "Afrikaanderplein semt merkezi",
        "Merkez meydanın ortasında, pazarın yanındadır. Kışın bir saat erken kapatırız; pazar günlerinde kalabalık olur ve görüşmeler biraz uzun sürebilir.",
        "Çeşmenin yanından yeşil çatılı alçak binaya yürüyün. Giriş oyun alanı tarafındadır. Çarşamba ve cumartesi günleri önünde pazar tezgâhları vardır; o zaman etrafından dolaşın.",
        "Kışın bir saat erken kapatırız.",
    ),
    "wijkhub-beverwaard": HubWords(
        "Beverwaard semt merkezi",
        "Bu merkezi gönüllüler yürütür. Sabit saatler yoktur: tabela dışarıdaysa biri vardır. Uzaktan geliyorsanız önce telefon edin.",
        "Çarşı galerisinde, eczaneden iki kapı sonra. Pencerede ilkokulun resimleri asılıdır.",
        "Tabela dışarıdayken açığız; bu genellikle hafta içi öğleden sonralarıdır.",
    ),
    "wijkhub-rozenburg": HubWords(
        "Rozenburg semt merkezi",
        "Her perşembe öğleden sonra semt müdürü ve bir belediye çalışanı köydedir. Başka bir zamanda yardıma mı ihtiyacınız var? O zaman evinize de geliriz.",
        "Giriş arka taraftadır. Meydana girin, kütüphanenin solundan geçin ve kaldırımdaki turuncu noktaları ikinci kapıya kadar izleyin.",
        "Bu saatlerin dışında ev ziyareti için telefon edebilirsiniz.",
    ),
    "wijkhub-bergpolder": HubWords(
        "Bergpolder semt merkezi",
        "Bu küçük merkezde bir çalışanla sakin bir şekilde konuşursunuz. Bu yüzden yalnızca randevuyla çalışırız. Genellikle üç gün içinde gelebilirsiniz.",
        "64 numaranın ziline basın: bisikletçinin yanındaki cam kapı. Kapıyı açar ve sizinle yukarı çıkarız; asansör vardır.",
        "Randevu için telefon edin veya e-posta gönderin; akşam görüşmesi de mümkündür.",
    ),
    "wijkhub-lombardijen": HubWords(
        "Lombardijen semt merkezi",
        "Merkez semte uyum sağlar: anne babalar için bir sabah, yaşlılar için bir öğleden sonra ve çalışanlar için bir akşam. Bu yüzden hangi günü seçtiğinize dikkat edin.",
        "Sağlık merkezinin içindedir. Otobüs durağının yanındaki girişten girin ve hemen sağa dönün; merkezin kapısı sarıdır.",
    ),
    "wijkhub-hoogvliet": HubWords(
        "Hoogvliet semt merkezi",
        "Bu merkez yakında eski kütüphanede açılacak. Saatler henüz belli değil: sakinler ay sonuna kadar kendileri için en uygun saati söyleyebilir.",
        "Çarşı meydanında, saatin altındadır. Kaldırım hafif yokuştur, merdiven yoktur.",
        "Açılışa kadar size 14 010 numaralı telefondan yardım ederiz.",
    ),
    "wijkhub-feijenoord": HubWords(
        "Feijenoord semt merkezi",
        "Merkez su sızıntısı nedeniyle geçici olarak kapalıdır. Bu sürede Nassau köprüsü üzerinden on dakika yürüyerek Afrikaanderplein’deki merkeze gidebilirsiniz.",
        "İlkokulun yanında, kelebekli çitin arkasındadır. Onarım sırasında son durumu anlatan bir mektup asılıdır.",
    ),
    "wijkhub-middelland": HubWords(
        "Middelland semt merkezi",
        "Gündüz sakinler ve belediye için bir çalışma yeri, akşam toplantı yeridir. Cuma günü merkez on buçuğa kadar açıktır; cumartesi günü çorbaya buyurun.",
        "Eski banka salonunda, tramvay durağının karşısındadır. Ağır kapı sağdaki, kalça yüksekliğindeki düğmeyle açılır.",
    ),
    "wijkhub-ommoord": HubWords(
        "Ommoord semt merkezi",
        "Çalışanlar çoğu zaman apartmanlarda, evden kolayca çıkamayan insanların yanındadır. Bu yüzden önce telefon edin; o zaman birinin burada olduğundan emin olursunuz.",
        "Alışveriş merkezinin otopark tarafında, çatıya çıkan asansörün yanındadır. Merkez zemin kattadır.",
    ),
    "wijkhub-hoek-van-holland": HubWords(
        "Hoek van Holland semt merkezi",
        "Belediye binasından denize metroyla yarım saat sürer. Bu yüzden köyde kendi yeriniz var; yazın ziyaretçilerin soruları için de.",
        "Postanenin yanındadır. Kaldırım yüksektir; tekerlekli sandalyeler için yan kapıda bir rampa vardır.",
    ),
}

DISTRICTS = {
    "afrikaanderwijk": DistrictWords(
        "Afrikaanderwijk güneyde, Maashaven ile demiryolu arasındadır. Afrikaanderplein’de haftada iki kez şehrin en büyük pazarlarından biri kurulur. Meydanın çevresinde dükkânlar, atölyeler ve birbirini tanıyan birçok insan bulursunuz.",
        """## Bu yıl ne üzerinde çalışıyoruz

Semt meclisi sakinlerle birlikte üç konu seçti: pazardan sonra temiz bir meydan, uygun fiyatlı konutlar ve gençler için sabit bir yer. Her konu için bir çalışma grubu var. İstediğiniz zaman katılabilirsiniz.

- **Pazardan sonra meydan.** Pazar görevlileri, temizlik ve sakinler her hafta birlikte dolaşır.
- **Konut.** Semt merkezinde her çarşamba kiranıza ve hizmet giderlerinize bakan biri vardır.
- **Gençler.** Eski spor salonunda 12 ile 18 yaş arasındakiler için bir buluşma yeri açılacak.

@hub wijkhub-afrikaanderplein""",
    ),
    "beverwaard": DistrictWords(
        "Beverwaard güneyin doğu kenarındadır ve seksenli yıllarda yapılmıştır. Semtte sakin sokaklar, bol su ve sizi aktarmasız şehre götüren bir tramvay hattı vardır. Sakinler meydanları ve oyun alanlarını birlikte canlı tutar.",
        """## Bu yıl ne üzerinde çalışıyoruz

Beverwaard’da alışveriş merkezinin yanına yeni bir semt meydanı yapılacak. Sakinler üç tasarımı kendileri çizdi. En çok oy alan tasarım şimdi hazırlanıyor.

- Tramvay durağının yanındaki su kenarında yeniden yürünebilecek.
- Polis, konut kurumu ve belediye sabit bir akşam merkezde birlikte bulunacak.

@hub wijkhub-beverwaard""",
    ),
    "blijdorp-bergpolder-liskwartier": DistrictWords(
        "Geçen yüzyıldan üç mahalle; geniş caddeler, iç bahçeler ve ülkenin ilk galerili apartmanlarından biri. Vroesenpark yaz günlerinde semtin oturma odasıdır. Batı tarafında hayvanat bahçesi vardır.",
    ),
    "delfshaven-schiemond": DistrictWords(
        "Delfshaven, şehirde eski kanal evleri ve tarihî gemilerle dolu bir limanı olan az sayıdaki yerden biridir. Schiemond Maas kıyısındadır ve birçok ailenin yaşadığı sakin bir mahalledir. Semt karşılaşmak için yeterince küçük, kendi pazarı, tiyatrosu ve parkı için yeterince büyüktür.",
        """## Bu yıl ne üzerinde çalışıyoruz

Semt gününde sakinler üç konu seçti. Semt müdürü ve semt meclisi durumu üç ayda bir konuşur ve bu siteye yazar.

- **Voorhaven.** Ağaçları kaybetmeden yeni kaldırım ve daha az geçiş trafiği.
- **Schiemond.** Kızlar ve büyük çocuklar için de güzel bir oyun alanı.
- **Yalnızlık.** Gönüllüler az insan gören komşularla kahve içer.

> Bir bank istemenin bir yıl süreceğini sanıyordum. Üç hafta sonra oradaydı.
> -- Mathenesserkade’de oturan biri

@hub wijkhub-delfshaven""",
    ),
    "feijenoord": DistrictWords(
        "Feijenoord, Maas’ın bir kıvrımında, Nassauhaven ile Persoonshaven arasındadır. Birçok sokak suya ve köprülere bakar. Oranjeboomstraat çevresinde okullar, dükkânlar ve Huis van de Wijk vardır.",
    ),
    "hoek-van-holland": DistrictWords(
        "Hoek van Holland, metro hattının sonunda Rotterdam’ın plajıdır. Köy kumullar, Nieuwe Waterweg ve seralar arasındadır. Yazın çok ziyaretçi gelir; kışın köy yeniden sakinlerindir.",
    ),
    "hoogvliet": DistrictWords(
        "Hoogvliet Oude Maas kıyısındadır ve ellili, altmışlı yıllarda eski bir köyün çevresinde büyüdü. Son yıllarda yeşil caddeler ve Binnenban çevresindeki canlı merkezle çok şey yenilendi. Semtin kenarında liman bölgesi başlar.",
    ),
    "lombardijen": DistrictWords(
        "Lombardijen altmışlı yıllardan kalma, geniş sokakları, apartmanları ve bol çimeni olan bir semttir. İstasyon, hastane ve Spinozapark yürüme mesafesindedir. Spinozaplein çevresinde önümüzdeki yıllarda çok inşaat olacak; bunu sizinle konuşmak isteriz.",
        """## İnşaat ve konut

Spinozaplein çevresine yeni konutlar yapılıyor. Bu kalabalığa ve sorulara yol açar. Bu yüzden semt merkezinde her ay inşaatçı ve belediyeyle bir görüşme saati vardır.

? İnşaat ne zaman başlar?
Hazırlıklar sürüyor. İlk şantiye gelecek yıldan önce kurulmaz. Size önceden bir mektup gelir.
? Yeterince park yeri kalacak mı?
Semt meclisi bu konuda görüş bildirdi. Belediye yönetimi üç aylık dönem bitmeden yanıt verir.
? Semtte oturmaya devam edebilir miyim?
Yıkım nedeniyle taşınmak zorunda kalanların semte geri dönme hakkı vardır. Konut kurumu bunu her aileyle konuşur.

@hub wijkhub-lombardijen""",
    ),
    "middelland-nieuwe-westen": DistrictWords(
        "Middelland ve Nieuwe Westen, Nieuwe Binnenweg ile Heemraadssingel çevresindedir. Yan sokaklarda birçok cephe bahçesi, mahalle odası ve küçük işletme vardır. Sakinler, esnaf ve belediye burada yıllardır birlikte plan yapar.",
    ),
    "ommoord": DistrictWords(
        "Ommoord’un ortasında yüksek apartmanlar, çevresinde bahçeli alçak evler vardır. Altmışlı yıllardan kalan bu düzen bol alan, yürüyüş yolları ve manzara sağlar. Binnenhof alışveriş merkezinin çevresinde bütün semt karşılaşır.",
    ),
    "rozenburg": DistrictWords(
        "Rozenburg, Calandkanaal ile Nieuwe Waterweg arasındaki bir adadadır. Köyü yeşil bir kara dili korur; Raadhuisplein çevresinde kendi merkezi vardır. Vapurla hemen Maassluis’ta olursunuz.",
        """## Yakında yardım

Rozenburg belediye binasından uzaktır. Bu yüzden köye gittikçe daha çok hizmet geliyor. Semt merkezi şimdi haftada bir öğleden sonra açıktır. Köy meclisi ikinci bir öğleden sonra istedi; buna bu yıl karar verilecek.

Perşembe günü gelemiyor musunuz? O zaman 14 010’u arayın ve semt müdürünü isteyin. Ev ziyareti de mümkündür.

@hub wijkhub-rozenburg""",
    ),
}
