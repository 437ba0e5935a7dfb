namespace Expect.Api.GraphQL.Schema;

public static partial class Languages
{
    /// <summary>
    /// BCP 47 tag, ICU locale of its order when it is not the tag's own, English name, French name.
    /// The languages with official status somewhere, regional included: Unicode CLDR 48, territoryInfo.
    /// </summary>
    private const string Table = """
        ab|und|Abkhazian|abkhaze
        ady|und|Adyghe|adyguéen
        af||Afrikaans|afrikaans
        ak||Akan|akan
        am||Amharic|amharique
        ar||Arabic|arabe
        as||Assamese|assamais
        ast||Asturian|asturien
        av|und|Avaric|avar
        ay|und|Aymara|aymara
        az||Azerbaijani|azerbaïdjanais
        az-Arab|az|Azerbaijani (Arabic)|azerbaïdjanais (arabe)
        az-Cyrl||Azerbaijani (Cyrillic)|azerbaïdjanais (cyrillique)
        ba|und|Bashkir|bachkir
        be||Belarusian|biélorusse
        bg||Bulgarian|bulgare
        bi|und|Bislama|bichelamar
        bjt|und|Balanta-Ganja|balante-ganja
        bn||Bangla|bengali
        bo||Tibetan|tibétain
        bs||Bosnian|bosniaque
        bs-Cyrl||Bosnian (Cyrillic)|bosniaque (cyrillique)
        bsc|und|Bassari|bassari
        bua|und|Buriat|bouriate
        ca||Catalan|catalan
        caa|und|Chortí|chorti
        cak|und|Kaqchikel|cakchiquel
        ce||Chechen|tchétchène
        ceb||Cebuano|cebuano
        ch|und|Chamorro|chamorro
        chp|und|Chipewyan|chipewyan
        ckb||Central Kurdish|sorani
        crk|und|Plains Cree|cri des plaines
        cs||Czech|tchèque
        csb|und|Kashubian|kachoube
        cy||Welsh|gallois
        da||Danish|danois
        de||German|allemand
        den|und|Slave|esclave
        dgr|und|Dogrib|dogrib
        dv|und|Divehi|maldivien
        dyo||Jola-Fonyi|diola-fogny
        dz||Dzongkha|dzongkha
        ee||Ewe|éwé
        el||Greek|grec
        en||English|anglais
        es||Spanish|espagnol
        et||Estonian|estonien
        eu||Basque|basque
        fa||Persian|persan
        ff||Fula|peul
        fi||Finnish|finnois
        fil||Filipino|filipino
        fj|und|Fijian|fidjien
        fo||Faroese|féroïen
        fr||French|français
        frr|und|Northern Frisian|frison septentrional
        fy||Western Frisian|frison occidental
        ga||Irish|irlandais
        gaa|und|Ga|ga
        gd||Scottish Gaelic|gaélique écossais
        gil|und|Gilbertese|gilbertin
        gl||Galician|galicien
        gn|und|Guarani|guarani
        gsw||Swiss German|suisse allemand
        gu||Gujarati|goudjarati
        gv||Manx|mannois
        gwi|und|Gwichʼin|gwichʼin
        hak-Hant|und|Hakka Chinese (Traditional)|hakka (traditionnel)
        haw||Hawaiian|hawaïen
        he||Hebrew|hébreu
        hi||Hindi|hindi
        hif|und|Fiji Hindi|hindi fidjien
        hil|und|Hiligaynon|hiligaynon
        ho|und|Hiri Motu|hiri motu
        hr||Croatian|croate
        ht|und|Haitian Creole|créole haïtien
        hu||Hungarian|hongrois
        hy||Armenian|arménien
        id||Indonesian|indonésien
        ilo|und|Iloko|ilocano
        inh|und|Ingush|ingouche
        is||Icelandic|islandais
        it||Italian|italien
        iu|und|Inuktitut|inuktitut
        iu-Latn|und|Inuktitut (Latin)|inuktitut (latin)
        ixl|und|Ixil|ixil
        ja||Japanese|japonais
        ka||Georgian|géorgien
        kbd|und|Kabardian|kabarde
        kg|und|Kongo|kikongo
        kha|und|Khasi|khasi
        kk||Kazakh|kazakh
        kl||Kalaallisut|groenlandais
        km||Khmer|khmer
        kn||Kannada|kannada
        knf|und|Mankanya|mancagne
        ko||Korean|coréen
        koi|und|Komi-Permyak|komi-permiak
        kok||Konkani|konkani
        krc|und|Karachay-Balkar|karatchaï balkar
        ks||Kashmiri|cachemiri
        kum|und|Kumyk|koumyk
        kv|und|Komi|komi
        ky||Kyrgyz|kirghize
        lb||Luxembourgish|luxembourgeois
        lbe|und|Lak|lak
        lez|und|Lezghian|lezghien
        ln||Lingala|lingala
        lo||Lao|lao
        lt||Lithuanian|lituanien
        lua|und|Luba-Lulua|luba-kasaï (ciluba)
        lv||Latvian|letton
        mai||Maithili|maïthili
        mdf|und|Moksha|mokcha
        mdh|und|Maguindanaon|maguindanao
        mey-Latn|und|Hassaniyya (Latin)|hassanya (latin)
        mfv|und|Mandjak|mandjaque
        mg||Malagasy|malgache
        mh|und|Marshallese|marshallais
        mi||Māori|maori
        mk||Macedonian|macédonien
        ml||Malayalam|malayalam
        mn||Mongolian|mongol
        mn-Mong|mn|Mongolian (Mongolian)|mongol (mongol)
        mr||Marathi|marathi
        ms||Malay|malais
        ms-Arab|ms|Malay (Arabic)|malais (arabe)
        mt||Maltese|maltais
        my||Burmese|birman
        myv|und|Erzya|erzya
        na|und|Nauru|nauruan
        nan-Hant|und|Min Nan Chinese (Traditional)|minnan (traditionnel)
        nb||Norwegian Bokmål|norvégien bokmål
        nd||North Ndebele|ndébélé du Nord
        ne||Nepali|népalais
        niu|und|Niuean|niuéen
        nl||Dutch|néerlandais
        nn||Norwegian Nynorsk|norvégien nynorsk
        no||Norwegian|norvégien
        nr|und|South Ndebele|ndébélé du Sud
        nso|und|Northern Sotho|sotho du Nord
        ny|und|Nyanja|chewa
        oc|und|Occitan|occitan
        or||Odia|odia
        os||Ossetic|ossète
        pa||Punjabi|pendjabi
        pag|und|Pangasinan|pangasinan
        pap|und|Papiamento|papiamento
        pau|und|Palauan|palau
        pl||Polish|polonais
        ps||Pashto|pachto
        pt||Portuguese|portugais
        pt-BR||Brazilian Portuguese|portugais brésilien
        qu||Quechua|quechua
        quc|und|Kʼicheʼ|quiché
        quv|und|Sacapulteco|sacapultèque
        rm||Romansh|romanche
        rn||Rundi|roundi
        ro||Romanian|roumain
        ru||Russian|russe
        rw||Kinyarwanda|kinyarwanda
        sa||Sanskrit|sanskrit
        sah||Yakut|iakoute
        sat||Santali|santali
        sav|und|Saafi-Saafi|saafi-saafi
        sd||Sindhi|sindhi
        sd-Deva||Sindhi (Devanagari)|sindhi (dévanagari)
        se||Northern Sami|same du Nord
        sg||Sango|sango
        si||Sinhala|cingalais
        sk||Slovak|slovaque
        sl||Slovenian|slovène
        sm|und|Samoan|samoan
        sms|und|Skolt Sami|same skolt
        sn||Shona|shona
        snf|und|Noon|noon
        so||Somali|somali
        sq||Albanian|albanais
        sr||Serbian|serbe
        sr-Latn||Serbian (Latin)|serbe (latin)
        srr|und|Serer|sérère
        ss|und|Swati|swati
        st|und|Southern Sotho|sotho du Sud
        sv||Swedish|suédois
        sw||Swahili|swahili
        ta||Tamil|tamoul
        te||Telugu|télougou
        tet|und|Tetum|tétoum
        tg||Tajik|tadjik
        th||Thai|thaï
        ti||Tigrinya|tigrigna
        tk||Turkmen|turkmène
        tkl|und|Tokelauan|tokelau
        tn|und|Tswana|tswana
        tnr|und|Ménik|ménik
        to||Tongan|tongien
        tpi|und|Tok Pisin|tok pisin
        tr||Turkish|turc
        ts|und|Tsonga|tsonga
        tsg|und|Tausug|tausug
        tt||Tatar|tatar
        tvl|und|Tuvalu|tuvalu
        ty|und|Tahitian|tahitien
        tyv|und|Tuvinian|touvain
        tzm||Central Atlas Tamazight|amazighe de l’Atlas central
        udm|und|Udmurt|oudmourte
        ug||Uyghur|ouïghour
        uk||Ukrainian|ukrainien
        ur||Urdu|ourdou
        usp|und|Uspanteco|uspantèque
        uz||Uzbek|ouzbek
        uz-Arab||Uzbek (Arabic)|ouzbek (arabe)
        uz-Cyrl||Uzbek (Cyrillic)|ouzbek (cyrillique)
        ve|und|Venda|venda
        vec|und|Venetian|vénitien
        vi||Vietnamese|vietnamien
        war|und|Waray|waray
        wni|und|Ndzwani Comorian|anjouanais
        wo||Wolof|wolof
        xh||Xhosa|xhosa
        xin|und|Xinka|xinca
        yo||Yoruba|yoruba
        yue||Cantonese|cantonais
        za|und|Zhuang|zhuang
        zdj|und|Ngazidja Comorian|grand-comorien
        zh||Chinese|chinois
        zh-Hant||Traditional Chinese|chinois traditionnel
        zu||Zulu|zoulou
        """;
}
