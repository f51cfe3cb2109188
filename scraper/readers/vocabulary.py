"""The words of announcements, by what they tell, in the languages that news about Express Entry is written in.

Words are given as people write them and folded on import. `*` ends a stem; words joined by `_` are looked for as a
phrase. `@vi` limits a word to pages in that language, `@-es` keeps it from them: without accents, `sẽ` (will) would
be Spanish `se`. `@label` limits it to labels and lists, where `zahl` or `when` stands for a fact.
To teach a language or a word, add it to its line.
"""

from __future__ import annotations

from scraper.readers.folding import fold

WORDS: dict[str, str] = {
    # Invitations to apply, as nouns and verbs.
    "invite": """invitation* invite* canada_invites canada_invited invitad* invitó@es invitaron invita@es@it invitan inviting ita itas invitacion* convite* convidad* convidou convocou приглаш* пригласи* запроси* thư_mời lời_mời mời@vi
        davet davetiye* davetname* دعوتنامه* دعوت_نامه دعوت* دعوة دعوات الدعوات 邀请 邀請 邀请函 受邀 获邀 निमंत्रण* आमंत्रण* आमंत्रित* बुलाया बुलाए ਸੱਦਾ ਸੱਦੇ
        ਸੱਦਿਆਂ ਸੱਦ* paanyaya imbitasyon* inimbitahan undangan einladung* 초대* 초청* запрош* inviti 招待
        আমন্ত্রণ* দাওয়াত دعوت نامے دعوت_نامے دعوت_نامہ مدعو
        ipd eingeladen* diundang inimbitahang دعوت_ناموں invitati davetler* davetli* invitado* convidado* مدعو* المدعوين আমন্ত্রিত* 초청장* 获邀人数 邀请人数 邀请数量 邀请数 çağrı* zaprosz*""",
    # Verbs that hand them out.
    "issue": """issue* issuing sent send sends sending gave gives given give picked picks pick took takes taken select* extend* handed asked_to_apply chose chosen
        drew reached reaches chamou chamad* llamó llamad* appelé* offered bestowed welcom* granted grant released release envoy* donné invité* délivr* émis* émettre
        sélectionn* adress* lanc* emit* enviad* envio expid* otorg* emitid* выдано выдал* разосла* отправ* gửi cấp@vi gönder* verildi
        صادر ارسال أصدرت إصدار 发出 發出 签发 जारी ਜਾਰੀ ipinadala naglabas
        emessi inviati dikirim verschickt* versandt* ausgestellt* 발급* भेजे জারি জারী জারিকৃত जारीकृत wysła* wydan* надіслан* надісла* выслано направлено""",
    "people": """people person persons candidate* individual* applicant* worker* nominee* profile* professional* national nationals
        newcomer* immigrant* foreigner* hopeful* specialist* tradespeople tradesperson* tradesmen tradeswomen managers manager executives
        doctor* physician* speaker* éducateur* enseignant* operatori professionisti lavoratori laborer* labourer* folk folks members nurse* teacher* educator* researcher* scientist* recruit* engineer* graduate* expert* talent* foreign_nationals
        personne* candidat* travailleur* professionnel* ressortissant* francophone* médecin* persona* candidato* aspirante* trabajador*
        perfil* pessoa* profissiona* trabalhador* solicitante* человек* кандидат* специалист* заявител* người ứng_viên hồ_sơ kişi*
        aday* نفر متقاضی* متقاضیان داوطلب* مرشح* المرشحين شخص* أشخاص 人 候选人 候選人 申请人 申請人 उम्मीदवार* लोगों व्यक्ति* ਉਮੀਦਵਾਰ*
        ਲੋਕਾਂ kandidato* aplikante* aplikant* kandidat* orang bewerber* personen 명 명이 명의 명을 명에게 명은 지원자* 신청자* 후보자* 인원 осіб особа особи людей претендент* заявник* номинант*
        номінант* candidati персон*
        জন জনকে প্রার্থী* আবেদনকারী* امیدوار* امیدواروں افراد 인원은 kandydat* osób osoby""",
    # What a score is called.
    "score": """crs score* limite@fr barre@fr cote@fr the_bar scored scoring cutoff* cut-off* cut_off* threshold* comprehensive_ranking scg classement_global seuil* note@fr
        puntaje* puntuación* puntuacion* corte pontuação pontuacao nota@pt nota_de_corte скор* порог* проходн* điểm_số điểm_chuẩn ngưỡng
        taban eşik امتیاز* نمره حد_نصاب درجة* الدرجة 分数 分數 分数线 分数要求 最低分 分线 स्कोर* कटऑफ कट_ऑफ कट-ऑफ ਸਕੋਰ* ਕੱਟਆਫ ਕੱਟ_ਆਫ
        iskor* marka skor nilai punktzahl* 점수* 커트라인* 합격선* 컷오프* прохідн* punteggio
        স্কোর* সিআরএস কাট-অফ کٹ_آف اسکور سی_آر_ایس
        soglia* schwelle* schwellenwert* batas اسکور* سکور کٹ-آف কাটঅফ কাট_অফ सीआरएस ਸੀਆਰਐਸ điểm_sàn điểm_cắt pointage* barème umbral* punkteschwelle puntos_de_corte barrera 最低分数 评分 wynik próg punktacja أقل_درجة أقل_نقاط أدنى_درجة""",
    "points": """point points pt pts mark marks punto puntos ponto pontos балл* очк* điểm puan* نقطه* نقاط نقطة 分 अंक अंकों ਅੰਕ ਅੰਕਾਂ
        poin punkte punkten punkt punktów punkty punktami 점이* 점 점이었다 점으로 점이 점이며 점을 бал бали балів бала балом балами punti
        পয়েন্ট* নম্বর* پوائنٹ* پوائنٹس پوائنٹ নম্বর_পয়েন্ট""",
    "floor": """minimum minimal* lowest least floor low bottom last-ranked lowest-ranked last_ranked lowest_ranked minimale* minimaux bas basse faible mínim* minima minimo
        baixa baixo menor mais_baix* más_baj* минимальн* минимум самый_низкий thấp_nhất tối_thiểu en_düşük asgari حداقل کمترین
        الحد_الأدنى أدنى الأدنى 最低 न्यूनतम ਘੱਟੋ-ਘੱਟ ਘੱਟੋ_ਘੱਟ pinakamababa* terendah mindest* niedrigste* 최저* 최소* мінімальн* мінімум найнижч* minimo@it
        সর্বনিম্ন ন্যূনতম کم_از_کم کم_سے_کم bassa basso najniższ* minimaln*""",
    "atleast": "au_moins al_menos por_lo_menos pelo_menos ao_menos не_менее не_меньше no_less_than not_less_than",
    "peak": "highest maximum max top best",
    "ormore": """or_more or_higher or_above or_over or_better or_greater or_up and_up and_above and_higher and_over and_more and_upwards
        upwards or_upwards ou_plus et_plus ou_davantage o_más o_superior o_mayor ou_mais ou_superior и_выше и_более или_выше
        trở_lên ve_üzeri ve_üstü به_بالا یا_بیشتر و_بالاتر أو_أكثر فأكثر فما_فوق 及以上 以上 या_अधिक और_ऊपर या_उससे ਜਾਂ_ਵੱਧ o_mas_mataas oder_mehr
        atau_lebih 이상 이상으로 이상의 і_вище та_вище або_вище чи_вище""",
    "round": """draw round tirage ronde sorteo ronda sorteio rodada отбор* розыгрыш* раунд* тираж* đợt@vi đợt_rút_thăm
        çekiliş* çekilis* قرعه قرعه_کشی قرعه‌کشی سحب السحب جولة الجولة 抽签 抽籤 抽选 轮 一轮 ड्रा ड्रॉ ਡਰਾਅ bunutan
        undian ziehung auslosung 추첨* 라운드* 선발* відбір відбору відборі розіграш* سحبا* السحبة estrazione
        rút_thăm ড্র ড্রতে ড্রয়ে রাউন্ড* ڈرا قرعہ_اندازی راؤنڈ
        estrazioni rundy runda rundzie losowanie losowania losowaniu rundenergebnis* ziehungsergebnis* دور@fa sorteggio runde auswahlrunde* rundennummer rundennr putaran tur@tr قرعہ ড্রয়ের ਰਾਊਂਡ ਰਾਉਂਡ राउंड राउन्ड 轮次 期数 期@label 抽签轮次 抽选轮次 دور@label tirada bunot""",
    "rounds": "draws rounds tirages rondes sorteos rondas sorteios rodadas selections",
    "number": """numer number num no@-pt@-es@-it nos@en nr № # nº n° numéro numero número nombre номер số@vi lần@vi numara numarası شماره رقم 编号 编 संख्या नंबर ਨੰਬਰ bilang nomor nummer 번호 номера 차 회차
        thứ@vi نمبر নম্বর নং ਨੰ rundennummer rundennr 期数 轮次 第几 第几轮 차수 lần_thứ@vi n.º n.o ke-""",
    "count": """size quantity amount how_many nombre_d cantidad quantidade количество число số_lượng sayı sayısı تعداد عدد 数量 数 人数 संख्या ਗਿਣਤੀ bilang jumlah anzahl кількість 수
        zahl@label كم সংখ্যা quantité numbers@label""",
    "datelabel": """drawn@label when date dates day held fecha data дата ngày tarih tarihi تاریخ تاريخ 日期 时间 तारीख तिथि दिनांक ਮਿਤੀ ਤਾਰੀਖ petsa tanggal datum 날짜 일자 일시 추첨일
        তারিখ
        giorno@label tag@de día@es jour@fr kailan когда@label коли@label quand@label cuándo@label quando@label wann@label 선발일 추첨일자 실시일 추첨_날짜 抽签日期 抽选日期 مورخہ hari@id dated@label""",
    "categorylabel": """카테고리 category categories type types kind kinds stream streams program programs programme programmes specified catégorie*
        categor* programa* tipo* категори* программ* тип loại diện chương_trình kategori* tür türü دسته نوع برنامه فئة الفئة برنامج
        类别 類別 类型 類型 项目 श्रेणी कार्यक्रम प्रकार ਸ਼੍ਰੇਣੀ ਕਿਸਮ kategorya uri kategorie programm 유형 부문 대상 targeted програм* đối_tượng
        ক্যাটাগরি* বিভাগ* زمرہ
        programma programm* категорі* art@de jenis پروگرام قسم বিভাগ প্রোগ্রাম ধরন ধরণ ক্যাটাগরি শ্রেণি শ্রেণী প্রোগ্রামের 카테고리* 분야 प्रोग्राम ਪ੍ਰੋਗਰਾਮ volet@label volets@label nhóm@label grup@label grupo@label group@label groupe@label gruppe@label группа@label گروه focus@label class@label klasse@label clase@label classe@label modalidade@label""",
    "tie": """tb تایبریک* tie ties tie-break* tiebreak* tie_break* tie-breaking tie_breaking timestamp* cut-off_time cutoff_time time_stamp* equal_scores same_score same_mark départage*
        egalite égalité bris_d_egalite bris_d'égalité ex_aequo ex-aequo desempate* empate правило_равных* равных_балл* равенств* тай-брейк* тайбрейк* тай_брейк* равных_баллах
        đồng_điểm bằng_điểm eşitlik* برابر* تساوی تعادل كسر_التعادل التعادل 同分 平局 टाई* टाई-ब्रेक* ਟਾਈ* ਟਾਈ-ਬ੍ਰੇਕ* gleichstand* punktgleichheit* gleicher_punktzahl seri 동점* 평분 平分 平分决胜 决胜 tiebreaker*
        টাই-ব্রেক* টাই ٹائی_بریک ٹائی
        タイブレーク punktgleichstand tb@label spareggio ٹائی* টাই* টাইব্রেক* 타이브레이크* 타이_브레이크* eşit_puan pemecah stichtag 同分规则 平分规则 平局规则 тайбрек* طے_شدہ_برابری""",
    "submit": "submission submissions submitted submit filed created soumis soumission présenté dépôt presentado presentaron enviado criado создан* подан*",
    "rank": "rank ranked rang ranked_at posición rango classificação ранг место hạng@vi sıra sıralama رتبه رتبة المرتبة 排名 名次 रैंक ਰੈਂਕ ranggo peringkat rangplatz",
    "published": """published posted updated update publication publié* publie mis_à_jour mise_à_jour publicad* actualizad* atualizad* опубликован*
        обновл* đăng cập_nhật yayın* güncelle* منتشر انتشار نشر تحديث 发布 更新 प्रकाशित अपडेट ਪ੍ਰਕਾਸ਼ਿਤ announced
        veröffentlicht* pubblicat* aggiornat* diperbarui diterbitkan شائع প্রকাশিত হালনাগাদ 게시* 업데이트""",
    "previous": """a_year_earlier a_year_before a_year_ago a_week_earlier a_month_earlier one_year_earlier plus_tôt auparavant previous prev previously prior preceding earlier précédent* precedent* antérieur* dernier derniere anterior* previo previa
        предыдущ* прошл* lần_trước önceki قبلی پیشین گذشته السابق* 上一轮 上次 此前 पिछल* ਪਿਛਲ* nakaraan sebelumnya vorherige* 직전 이전 지난번 попередн* минул* 前回
        আগের পূর্ববর্তী گزشتہ پچھل* پچھلے letzte_runde vorige* precedente* sebelumny* سابقہ 上轮""",
    # The day before the draw that was spoken of last.
    "daybefore": """the_day_before a_day_before a_day_earlier one_day_earlier a_day_prior the_previous_day the_preceding_day the_day_prior day_earlier one_day_before
        la_veille un_jour_plus_tôt le_jour_précédent el_día_anterior un_día_antes um_dia_antes no_dia_anterior na_véspera накануне днем_ранее днём_ранее
        за_день_до на_день_раньше напередодні днем_раніше за_день_до_цього một_ngày_trước hôm_trước bir_gün_önce یک_روز_پیش یک_روز_قبل روز_قبل قبل_ذلك_بيوم
        قبل_يوم قبل_يوم_واحد 前一天 前一日 एक_दिन_पहले ਇੱਕ_ਦਿਨ_ਪਹਿਲਾਂ isang_araw_bago 하루_전* 전날* einen_tag_zuvor il_giorno_prima il_giorno_precedente un_giorno_prima am_tag_davor tags_zuvor hari_sebelumnya am_vortag sehari_sebelumnya""",
    "dayafter": """the_next_day the_following_day a_day_later one_day_later the_day_after le_lendemain un_jour_plus_tard le_jour_suivant al_día_siguiente el_día_siguiente un_día_después
        no_dia_seguinte o_dia_seguinte um_dia_depois на_следующий_день днем_позже днём_позже наступного_дня il_giorno_dopo il_giorno_seguente il_giorno_successivo
        am_nächsten_tag am_folgetag einen_tag_später ertesi_gün bir_gün_sonra 次日 翌日 다음_날 다음날 अगले_दिन روز_بعد في_اليوم_التالي ngày_hôm_sau""",
    "days": "days jours días dias дня дней дні",
    "earlier": "earlier before prior previously plus_tôt auparavant avant antes ранее раньше раніше до",
    "last": "last",
    "before": "prior_to no_later_than earlier_than before avant antes",
    "first_time": "première_fois the_first_time",
    "than": """same_as compares_with compares_to compare_with igual_que igual_a igual_al mesmo_que même_que mêmes_que identique_à identique_au uguale_a than compared versus vs against contre comparé_à comparativement par_rapport comparación frente_a comparad* a_menos_que menos_que mais_que más_que plus_que moins_que más_bajo_que чем so_với göre نسبت_به مقارنة 相比
        की_तुलना ਮੁਕਾਬਲੇ kumpara
        điểm_so_với চেয়ে তুলনায় کے_مقابلے in_comparison_to in_comparison_with en_comparación_con comparativement_à im_vergleich_zu""",
    "more": """more fewer less lower higher down up below above under over beneath behind ahead increase* increasing decrease* drop drops dropped dropping
        fall falls fell falling rise rises rose risen rising jump* climb* plus_bas plus_haut plus moins supérieur* inférieur* baisse* hausse* recul*
        más menos mais@pt aumento* diminuiç* queda caída bajó subió выше ниже больше меньше cao_hơn thấp_hơn giảm tăng düştü arttı کمتر بیشتر أقل أعلى
        上升 下降 降低 高于 低于 增加 减少 अधिक कम ਵੱਧ ਘੱਟ gap difference* écart widened narrowed additional extra bonus adds added add adding difference""",
    "by": "by de por на",
    "future": """will expect* predict* forecast* upcoming projection* projected anticipat* hope hopes hoped likely probabl* scheduled should would
        seria podria recibiria llegaria estaria haria habria bajaria subiria serait pourrait aurait recevrait planned plans plan planning due sera seront devrait* pourrait* prévu* prévoi* prochain* será serán
        próxim* previst* preve@es@pt@it se_espera espera-se прогноз* ожида* следующ* предстоящ* вероятн* возможн* будет@ru будут sẽ@vi dự_kiến dự_đoán
        tiếp_theo tahmin* bekleni* bekliyor* olası muhtemel* gelecek@tr پیش_بینی* پیشبینی* انتظار متوقع* المتوقع* المقبل* القادم* سيتم سوف
        خواهد احتمال* ممکن 预计 预测 预期 预料 有望 下一轮 下次 将 將 उम्मीद अनुमान* संभाव* अगल* ਉਮੀਦ ਅਗਲ* inaasahan susunod target targets goal goals aim
        aims aiming estimate* estimated unlikely pronostic* pronóstic* prévision* prevision* esperamos estima@es@pt очіку* наступн* ймовірн* буде будуть
        voraussichtlich erwartet* prognose* nächst*@de könnte@de akan@id diperkirakan berikutnya prossim* dovrebbe potrebbe 예상* 전망* 다음 예정* 予想
        見込み 次回
        সম্ভব* পরবর্তী আগামী متوقع امکان اگلے اگلا outlook believe believes think thinks rumour* rumor* unconfirmed claim claims""",
    # What makes all of a sentence a case that is supposed.
    "if": """earlier_version previous_version incorrectly erroneously wrongly mistakenly par_erreur por_error por_engano ошибочно photoshop* fake* scam* bogus phishing simulat* simulé* simulad* if example suppose supposing hypothetical* imagin* assume* assuming si@fr@es supong* ejemplo exemple exemplo hipot* se@it esempio wenn@de falls@de
        beispiel если например пример@ru якщо наприклад приклад* nếu ví_dụ eğer örneğin örnek اگر مثال مثلا إذا لو@ar 如果 若 假如 假设 假如 例如 यदि अगर उदाहरण
        ਜੇ ਜੇਕਰ ਉਦਾਹਰਨ kung@tl halimbawa jika kalau contoh 만약 예를_들어 もし
        যদি উদাহরণ اگر""",
    # Programs that have nothing to do with Express Entry, though IRCC invites to them.
    "otherprogram": """parents_and_grandparents grandparents grandparent pgp super_visa international_experience_canada working_holiday iec study_permit* caregiver*
        home_care start-up_visa startup_visa parrainage grands-parents permis_d'études vacances-travail asylum""",
    # What a heading calls a forecast.
    "forecast": """predict* forecast* projection* outlook what_to_expect what's_next prévision* pronóstic* pronostic* previsão previsões previsioni
        прогноз* dự_đoán dự_báo tahmin* پیشبینی* پیش_بینی* توقعات توقع 预测 預測 अनुमान* भविष्यवाणी ਅਨੁਮਾਨ prognose* vorhersage* 예측* 전망* 予測 予想 prediksi perkiraan
        hula পূর্বাভাস* پیشگوئی پیش_گوئی hypothetical* predicción predicciones""",
    # A mean over many people or draws.
    "average": """percentile* average* mean median typical* usual usually moyen moyenne médian* medio@es promedio média@pt mediana media@es@it средн* середн* متوسط ortalama
        trung_bình औसत ਔਸਤ 平均 평균 durchschnitt* rata-rata""",
    "may": "may@-tl might can could peuvent peut podrán pueden podem poderão",
    "own": "my mine myself mon mi meu minha",
    "total": """total totals totaling totalling insgesamt complessivamente between_them en_tout altogether cumulative* overall combined tally sum aggregate annual annually yearly average averages averaged
        since so_far to_date year-to-date this_year last_year per_year a_year each_year every_year this_month last_month all_year cette_année
        cet_an depuis este_año este_ano desde всего итого за_год с_начала tổng cộng_dồn năm_nay toplam مجموع إجمالي 总共 总计 共计 累计 कुल ਕੁੱਲ
        kabuuan year's_total usual usually typical typically levels quota admissions admitted cumul bilan""",
    "approx": """over about around nearly almost roughly approximately approx some up_to more_than less_than fewer_than at_most near environ près_de plus_de
        moins_de presque cerca_de más_de mais_de около более почти hơn khoảng yaklaşık حدود حوالي 约 超过 लगभग ਲਗਭਗ upwards_of under exceeding""",
    "today": """today's this_morning this_afternoon earlier_today ce_matin cet_après-midi esta_mañana esta_manhã esta_tarde 오늘 сьогодні today todays aujourd'hui aujourdhui hoy hoje сегодня hôm_nay bugün امروز اليوم 今天 今日 आज ਅੱਜ ngayon ngayong
        আজ آج""",
    "yesterday": """어제 вчора yesterday yesterdays hier@fr ayer ontem вчера hôm_qua dün دیروز أمس 昨天 昨日
        গতকাল کل@ur""",
    "this": "this این@fa latest newest new recent recently current today's nouveau nouvelle nouveaux dernière récent* este esta reciente* último* última* novo nova mới@vi son@tr новый последн* جدید آخرین اخیر الأخير* 最新 本轮 本次 최신 이번 нов* останн* नवीनतम ताज़ा ਤਾਜ਼ਾ pinakabagong",
    "federal": """express_entry entrée_express ircc federal federally federal_government fédéral* canada_invites canada_invited entrada_expresa
        экспресс* express_entry's اکسپرس_انتری اکسپرس إكسبرس_إنتري الدخول_السريع 快速通道 एक्सप्रेस_एंट्री ਐਕਸਪ੍ਰੈਸ_ਐਂਟਰੀ minister cic 익스프레스_엔트리 익스프레스 експрес*
        এক্সপ্রেস_এন্ট্রি ایکسپریس_انٹری এক্সপ্রেস ایکسپریس""",
    "ircc": "ircc federal federally fédéral* federales federais canada_invites canada_invited federal_government cic ottawa",
    "provincial": """ontario oinp british_columbia b.c bcpnp bc_pnp alberta aaip ainp manitoba mpnp saskatchewan sinp nova_scotia nsnp new_brunswick nbpnp bc
        nb_pnp prince_edward_island pei pei_pnp p.e.i newfoundland nlpnp labrador yukon ynp northwest_territories nunavut quebec québec arrima mifi peq
        provincial_grid grille_provinciale provincial_draw provincial_draws provincial_round provincial_rounds provincial_stream provincial_streams entrepreneur entrepreneurs regional_pilot rcip
        skilled_immigration expression_of_interest eoi tech_pilot hcp human_capital_priorities master's_graduate онтарио alberta_opportunity
        colombie-britannique colombie_britannique nouvelle-écosse nouveau-brunswick île-du-prince-édouard terre-neuve pstq diversity_visa
        green_card h-1b skillselect
        uscis dv_lottery dv visa_lottery green_card_lottery noi@en nois@en notification_of_interest notifications_of_interest
        альберт* манитоб* саскачеван* квебек* британск*_колумби* онтаріо манітоб* انتاریو آلبرتا منیتوبا کبک ساسکاچوان بریتیش_کلمبیا
        أونتاريو ألبرتا مانيتوبا كيبيك ساسكاتشوان كولومبيا_البريطانية ओंटारियो अल्बर्टा मैनिटोबा मानिटोबा क्यूबेक सस्केचेवान ब्रिटिश_कोलंबिया
        ਓਨਟਾਰੀਓ ਓਂਟਾਰੀਓ ਅਲਬਰਟਾ ਮੈਨੀਟੋਬਾ ਕਿਊਬੈਕ ਸਸਕੈਚਵਨ ਬ੍ਰਿਟਿਸ਼_ਕੋਲੰਬੀਆ 安大略 安省 不列颠哥伦比亚 卑诗 阿尔伯塔 亚省 曼尼托巴 曼省 萨斯喀彻温 萨省 魁北克
        新斯科舍 온타리오* 앨버타* 매니토바* 퀘벡* 서스캐처원* 브리티시컬럼비아* অন্টারিও আলবার্টা ম্যানিটোবা কুইবেক اونٹاریو البرٹا مینیٹوبا کیوبک
        columbia_británica colúmbia_britânica nueva_escocia nova_escócia""",
    # Other countries' points and invitations, and what else people are invited to or write about.
    "unrelated": "survey* sondage encuesta webinar* webinaire* questionnaire* conference* ceremon* australia* australie австрали* new_zealand nouvelle-zélande nueva_zelanda united_kingdom royaume-uni reino_unido uk subclass",
    "other": """subscriber* reader* follower* customer* client* attendee* visitor* participant* abonné* lecteur* % percent per_cent dollar* day days week weeks month months year years hour* minute* time times occupation* noc teer section* paragraph* subsection*
        article* province* territor* page* star* vote* comment* categor* step* program programs draws rounds tirages jours jour semaine* mois ans
        heure* profession* día* dia dias días mes meses mês año* anos semana* дн* недел* месяц* лет год* ngày tháng năm gün hafta ay@tr yıl روز هفته ماه
        سال 天 周 月 年 country countries hours_of language languages spots places nominations nomination certificate* allocation* permit* visa
        visas test tests clb nclc level levels factor* option* application* sorteos sorteios selections""",
    "stop": """to with in on at than from by of for was is are were had has have when while but after who which whose where since until among including via
        à avec dans sur au aux pour était est ont a le la les du des en con para por com e y um uma qui que""",
    "pool": """pool bassin bucket pools composition distribution band bands range ranges inventory inventories backlog backlogs waiting pending
        attendaient attendent attente esperaban aguardavam aguardam attendevano attesa warteten ждали ждут чекали queue grupo@es bacino@it piscina bolsa пул* база базе очеред* черз* черзі 池 池子 池中 استخر* حوض havuz* पूल ਪੂਲ 풀 풀에 풀에는 kumpulan bể""",
    "rounded": "round-up roundup",
}

CATEGORIES: dict[str, str] = {
    # Phrases that name a category wherever they stand.
    "general": """all-program* open_to_all sin_programa_específico sin_programa all_program all_programs all_programme all_programmes no_program_specified no_programs_specified no_program_restriction
        no_specific_program all_federal_programs all_three_programs every_program any_program all_economic_programs open_round tous_programmes tous_les_programmes
        toutes_catégories aucun_programme aucun_programme_précis todos_los_programas todos_os_programas все_программы всех_программ tất_cả_các_chương_trình
        tüm_programlar همه_برنامه‌ها تمام_برنامه‌ها همه_برنامه_ها جميع_البرامج 所有项目 全项目 所有类别 सभी_कार्यक्रम* ਸਾਰੇ_ਪ੍ਰੋਗਰਾਮ lahat_ng_programa
        across_all_programs non-program-specific general_draw general_round general_draws general_category tirage_général ronde_générale sorteo_general
        sorteio_geral общий_отбор genel_çekiliş alle_programme* 不限类别 全类别 無類別 모든_프로그램 전체_프로그램*
        tutti_i_programmi alle_programme semua_program تمام_پروگرام সব_প্রোগ্রাম সকল_প্রোগ্রাম усі_програми всі_програми 전체_프로그램 全部项目 все_категории tous_les_volets tüm_kategoriler همه_برنامهها تمام_برنامهها allgemein*""",
    "pnp": """provincial_nominee* provincial_nominee_program pnp pnp-only pnp-specific pnp-focused pnps nominee* provincially_nominated provincial_nomination
        nominated_by_a_province province_has_nominated désignés_par_une_province nommés_par_une_province nominated_by_provinces candidats_des_provinces programme_des_candidats_des_provinces candidats_provinciaux candidat_des_provinces
        pcp nominados_provinciales indicados_pelas_províncias nomeados_pelas_províncias кандидат*_провинций nominación_provincial nomeação_provincial nomeados_provinciais провинциальн* đề_cử_tỉnh_bang đề_cử_của_tỉnh
        eyalet_aday* نامزدی_استانی استانی برنامه_نامزدی_استانی الترشيح_الإقليمي 省提名 주정부_이민 주정부_추천* 주정부* провінційн* प्रांतीय_नामांक* ਸੂਬਾਈ_ਨਾਮਜ਼ਦ* provincial_nominees প্রাদেশিক_মনোনয়ন صوبائی_نامزدگی* nominado*_provincial* provinznominierung* province_nominee*
        candidati_provinciali nomina_provinciale provinznomini* provinzkandidat* nominasi_provinsi صوبائی_نامز* প্রাদেশিক_মনোন* প্রাদেশিক 省提名项目 nominación_de_provincias نامزدهای_استانی""",
    "cec": """canadian_experience_class canadian_experience_class_program cec canadian_experience expérience_canadienne catégorie_de_l'expérience_canadienne
        experiencia_canadiense experiência_canadense kinh_nghiệm_canada تجربه_کانادایی الخبرة_الكندية 加拿大经验类 加拿大经验 कनाडाई_अनुभव
        ਕੈਨੇਡੀਅਨ_ਐਕਸਪੀਰੀਅੰਸ kanada_deneyim* 캐나다_경험_이민* 캐나다_경험* canadian_expertise_class कैनेडियन_एक्सपीरियंस_क्लास कैनेडियन_एक्सपीरियंस কানাডিয়ান_এক্সপেরিয়েন্স* کینیڈین_ایکسپیرینس* کینیڈین_ایکسپیریئنس* clase_de_experiencia_canadiense
        канадский_опыт* канадского_опыта канадском_опыте канадський_досвід* канадського_досвіду esperienza_canadese kanadische_erfahrung kanadische_berufserfahrung pengalaman_kanada کینیڈین_تجربہ কানাডিয়ান_অভিজ্ঞতা কানাডীয়_অভিজ্ঞতা experiencia_en_canadá catégorie_expérience_canadienne 캐나다_경력 कैनेडियन_अनुभव ਕੈਨੇਡੀਅਨ_ਤਜਰਬਾ""",
    "fsw": """federal_skilled_worker* federal_skilled_workers_program fsw fswp fswc fsws travailleurs_qualifiés_(fédéral) travailleurs_qualifiés_fédéral
        travailleurs_qualifiés_du_volet_fédéral trabajadores_calificados_federales 联邦技术移民""",
    "fst": """federal_skilled_trade* federal_skilled_trades_program fst fstp fstc métiers_spécialisés_(fédéral) travailleurs_de_métiers_spécialisés
        oficios_calificados_federales 联邦技工""",
    "french": """французы французов франкоговорящ* франкофон* francófono* francofono* فرانسویزبان* french-language french_language french-language_proficiency french_language_proficiency french_proficiency french-proficiency french-speaking french_speaking
        french-speaker* french_speaker* francophone* french_category french_draw french_round compétence_linguistique_en_français maîtrise_du_français
        compétences_en_français francophones dominio_del_francés idioma_francés francés proficiência_em_francês francês французск* tiếng_pháp fransızca
        زبان_فرانسه فرانسه فرانسوی اللغة_الفرنسية الفرنسية 法语 फ्रेंच ਫਰੈਂਚ strong_french high_french 프랑스어* 불어* французьк* франкомовн* francese ফরাসি ফ্রেঞ্চ فرانسیسی französisch* französischkenntnisse
        prancis perancis فرانسیسی* ফরাসী français_langue 法语能力 فرنچ""",
    "healthcare": """healthcare health_care health-care healthcare_occupations healthcare_and_social_services health_occupations health_workers santé
        professions_de_la_santé salud saúde здравоохран* медицинск* y_tế chăm_sóc_sức_khỏe sağlık بهداشت درمان سلامت مراقبت_های_بهداشتی الرعاية_الصحية الصحة 医疗
        医护 स्वास्थ्य ਸਿਹਤ kalusugan 의료* 보건* медичн* healthcare_workers স্বাস্থ্যসেবা স্বাস্থ্য صحت gesundheitsberufe* gesundheitswesen медицина
        sanità sanitar* gesundheit* kesehatan স্বাস্থ্য* медицин* здоров* 医疗保健 صحة soins_de_santé pflege*""",
    "stem": """stem science_technology_engineering* sciences_technologies stim science_technology stem-only ciencia_tecnología ciência_tecnologia mint@de mint-berufe""",
    "trade": """trade_occupations trades_occupations trade_occupation skilled_trades skilled_trade trade_jobs trade_workers trades_workers trades-specific trades_category
        trades_round trades_draw trades métiers_spécialisés gens_de_métier oficios ofícios рабочие_специальности zanaat ngành_nghề مشاغل_فنی الحرف 技工 व्यापार 기능직* 기술직* tradespeople tradesperson profissões_técnicas handwerk* handwerksberufe* handwerker
        mestieri pertukangan ہنر_مند_پیشے ہنرمند ট্রেড ट्रेड ट्रेड्स ਟਰੇਡ ਟਰੇਡਜ਼ ਟ੍ਰੇਡ робітничі_професії робітнич* рабочие_профессии рабочих_професси* 技工类 mga_trade""",
    "transport": """transport transportation transport_occupation* transportation_occupation* transports transporte* транспорт* vận_tải giao_thông ulaşım taşımacılık حمل_و_نقل
        النقل 运输 交通 परिवहन ਆਵਾਜਾਈ transportasyon trasporti trasporto transportasi transportasyon* نقل_و_حمل حملونقل পরিবহন পরিবহণ 운송* 운수* verkehr""",
    "agriculture": """agriculture agri-food agrifood agriculture_and_agri-food agri_food agriculture_and_agrifood agroalimentaire agricultura nông_nghiệp tarım
        کشاورزی الزراعة 农业 कृषि ਖੇਤੀਬਾੜੀ 농업* 농식품*
        сельское_хозяйство сельского_хозяйства сельскохозяйствен* agricoltura landwirtschaft* pertanian زراعت কৃষি agrikultura сільське_господарство сільського_господарства сільськогосподар*""",
    "education": """education_occupations education_workers education_category education_draw education_round education professions_de_l'éducation educación educação образован* giáo_dục eğitim آموزش التعليم 教育 शिक्षा ਸਿੱਖਿਆ 교육*
        bildungsberufe* bildungswesen istruzione bildung* pendidikan تعلیم শিক্ষা edukasyon освіт* enseignement""",
    "physicians": """physicians physician doctors medical_doctors médecins médicos врач* bác_sĩ doktor* hekim* پزشکان الأطباء 医生 डॉक्टर* ਡਾਕਟਰ*
        ärzte medici dokter ডাক্তার* ڈاکٹر* 의사*""",
    "senior-managers": "senior_manager* senior_management cadres_supérieurs altos_directivos gerentes_seniores 高级管理 senior_executives",
    "researchers": "researchers scientists_and_researchers researchers_and_scientists chercheurs investigadores pesquisadores исследовател*",
    "military": "military military_recruits military_applicants skilled_military militaires recrues_militaires militares военн*",
}

WEAK_CATEGORIES = {
    "general": "जनरल 일반 загальн* general générale général generales geral общий общая genel عمومی عام عامة 普通 सामान्य ਆਮ pangkalahatan",
    "french": "french français francais",
    "healthcare": "health medical",
    "trade": "trade métiers",
}
"""Words that name a category only beside a word such as draw, category, occupations, or alone in a cell or after a label."""

QUALIFIERS = frozenset(
    fold(word)
    for word in [
        "occupation",
        "occupations",
        "draw",
        "round",
        "category",
        "category-based",
        "workers",
        "jobs",
        "specific",
        "only",
        "language",
        "proficiency",
        "speakers",
        "speaking",
        "selection",
        "based",
        "candidates",
        "professions",
        "tirage",
        "ronde",
        "sorteo",
        "sorteio",
        "type",
        "people",
        "stream",
        "one",
        "uno",
        "une",
        "otro",
    ]
)
