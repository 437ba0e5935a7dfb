namespace Expect.Api.GraphQL.Schema;

public static partial class Currencies
{
    /// <summary>ISO 4217 code, decimals of the minor unit, English name, French name (Unicode CLDR 48).</summary>
    private const string Table = """
        AED|2|United Arab Emirates Dirham|dirham des Émirats arabes unis
        AFN|2|Afghan Afghani|afghani afghan
        ALL|2|Albanian Lek|lek albanais
        AMD|2|Armenian Dram|dram arménien
        ANG|2|Netherlands Antillean Guilder|florin antillais
        AOA|2|Angolan Kwanza|kwanza angolais
        ARS|2|Argentine Peso|peso argentin
        AUD|2|Australian Dollar|dollar australien
        AWG|2|Aruban Florin|florin arubais
        AZN|2|Azerbaijani Manat|manat azéri
        BAM|2|Bosnia-Herzegovina Convertible Mark|mark convertible bosniaque
        BBD|2|Barbadian Dollar|dollar barbadien
        BDT|2|Bangladeshi Taka|taka bangladeshi
        BGN|2|Bulgarian Lev|lev bulgare
        BHD|3|Bahraini Dinar|dinar bahreïni
        BIF|0|Burundian Franc|franc burundais
        BMD|2|Bermudan Dollar|dollar bermudien
        BND|2|Brunei Dollar|dollar brunéien
        BOB|2|Bolivian Boliviano|boliviano bolivien
        BOV|2|Bolivian Mvdol|mvdol bolivien
        BRL|2|Brazilian Real|réal brésilien
        BSD|2|Bahamian Dollar|dollar bahaméen
        BTN|2|Bhutanese Ngultrum|ngultrum bouthanais
        BWP|2|Botswanan Pula|pula botswanais
        BYN|2|Belarusian Ruble|rouble biélorusse
        BZD|2|Belize Dollar|dollar bélizéen
        CAD|2|Canadian Dollar|dollar canadien
        CDF|2|Congolese Franc|franc congolais
        CHE|2|WIR Euro|euro WIR
        CHF|2|Swiss Franc|franc suisse
        CHW|2|WIR Franc|franc WIR
        CLF|4|Chilean Unit of Account (UF)|unité d’investissement chilienne
        CLP|0|Chilean Peso|peso chilien
        CNY|2|Chinese Yuan|yuan renminbi chinois
        COP|2|Colombian Peso|peso colombien
        COU|2|Colombian Real Value Unit|unité de valeur réelle colombienne
        CRC|2|Costa Rican Colón|colón costaricain
        CUC|2|Cuban Convertible Peso|peso cubain convertible
        CUP|2|Cuban Peso|peso cubain
        CVE|2|Cape Verdean Escudo|escudo capverdien
        CZK|2|Czech Koruna|couronne tchèque
        DJF|0|Djiboutian Franc|franc djiboutien
        DKK|2|Danish Krone|couronne danoise
        DOP|2|Dominican Peso|peso dominicain
        DZD|2|Algerian Dinar|dinar algérien
        EGP|2|Egyptian Pound|livre égyptienne
        ERN|2|Eritrean Nakfa|nafka érythréen
        ETB|2|Ethiopian Birr|birr éthiopien
        EUR|2|Euro|euro
        FJD|2|Fijian Dollar|dollar fidjien
        FKP|2|Falkland Islands Pound|livre des îles Malouines
        GBP|2|British Pound|livre sterling
        GEL|2|Georgian Lari|lari géorgien
        GHS|2|Ghanaian Cedi|cédi ghanéen
        GIP|2|Gibraltar Pound|livre de Gibraltar
        GMD|2|Gambian Dalasi|dalasi gambien
        GNF|0|Guinean Franc|franc guinéen
        GTQ|2|Guatemalan Quetzal|quetzal guatémaltèque
        GYD|2|Guyanaese Dollar|dollar du Guyana
        HKD|2|Hong Kong Dollar|dollar de Hong Kong
        HNL|2|Honduran Lempira|lempira hondurien
        HTG|2|Haitian Gourde|gourde haïtienne
        HUF|2|Hungarian Forint|forint hongrois
        IDR|2|Indonesian Rupiah|roupie indonésienne
        ILS|2|Israeli New Shekel|nouveau shekel israélien
        INR|2|Indian Rupee|roupie indienne
        IQD|3|Iraqi Dinar|dinar irakien
        IRR|2|Iranian Rial|riyal iranien
        ISK|0|Icelandic Króna|couronne islandaise
        JMD|2|Jamaican Dollar|dollar jamaïcain
        JOD|3|Jordanian Dinar|dinar jordanien
        JPY|0|Japanese Yen|yen japonais
        KES|2|Kenyan Shilling|shilling kényan
        KGS|2|Kyrgyz Som|som kirghize
        KHR|2|Cambodian Riel|riel cambodgien
        KMF|0|Comorian Franc|franc comorien
        KPW|2|North Korean Won|won nord-coréen
        KRW|0|South Korean Won|won sud-coréen
        KWD|3|Kuwaiti Dinar|dinar koweïtien
        KYD|2|Cayman Islands Dollar|dollar des îles Caïmans
        KZT|2|Kazakhstani Tenge|tenge kazakh
        LAK|2|Laotian Kip|kip laotien
        LBP|2|Lebanese Pound|livre libanaise
        LKR|2|Sri Lankan Rupee|roupie srilankaise
        LRD|2|Liberian Dollar|dollar libérien
        LSL|2|Lesotho Loti|loti lesothan
        LYD|3|Libyan Dinar|dinar libyen
        MAD|2|Moroccan Dirham|dirham marocain
        MDL|2|Moldovan Leu|leu moldave
        MGA|2|Malagasy Ariary|ariary malgache
        MKD|2|Macedonian Denar|denar macédonien
        MMK|2|Myanmar Kyat|kyat myanmarais
        MNT|2|Mongolian Tugrik|tugrik mongol
        MOP|2|Macanese Pataca|pataca macanaise
        MRU|2|Mauritanian Ouguiya|ouguiya mauritanien
        MUR|2|Mauritian Rupee|roupie mauricienne
        MVR|2|Maldivian Rufiyaa|rufiyaa maldivienne
        MWK|2|Malawian Kwacha|kwacha malawite
        MXN|2|Mexican Peso|peso mexicain
        MXV|2|Mexican Investment Unit|unité de conversion mexicaine (UDI)
        MYR|2|Malaysian Ringgit|ringgit malais
        MZN|2|Mozambican Metical|metical mozambicain
        NAD|2|Namibian Dollar|dollar namibien
        NGN|2|Nigerian Naira|naira nigérian
        NIO|2|Nicaraguan Córdoba|córdoba oro nicaraguayen
        NOK|2|Norwegian Krone|couronne norvégienne
        NPR|2|Nepalese Rupee|roupie népalaise
        NZD|2|New Zealand Dollar|dollar néo-zélandais
        OMR|3|Omani Rial|riyal omanais
        PAB|2|Panamanian Balboa|balboa panaméen
        PEN|2|Peruvian Sol|sol péruvien
        PGK|2|Papua New Guinean Kina|kina papouan-néo-guinéen
        PHP|2|Philippine Peso|peso philippin
        PKR|2|Pakistani Rupee|roupie pakistanaise
        PLN|2|Polish Zloty|zloty polonais
        PYG|0|Paraguayan Guarani|guaraní paraguayen
        QAR|2|Qatari Riyal|riyal qatari
        RON|2|Romanian Leu|leu roumain
        RSD|2|Serbian Dinar|dinar serbe
        RUB|2|Russian Ruble|rouble russe
        RWF|0|Rwandan Franc|franc rwandais
        SAR|2|Saudi Riyal|riyal saoudien
        SBD|2|Solomon Islands Dollar|dollar des îles Salomon
        SCR|2|Seychellois Rupee|roupie des Seychelles
        SDG|2|Sudanese Pound|livre soudanaise
        SEK|2|Swedish Krona|couronne suédoise
        SGD|2|Singapore Dollar|dollar de Singapour
        SHP|2|St. Helena Pound|livre de Sainte-Hélène
        SLE|2|Sierra Leonean Leone|leone sierra-léonais
        SOS|2|Somali Shilling|shilling somalien
        SRD|2|Surinamese Dollar|dollar surinamais
        SSP|2|South Sudanese Pound|livre sud-soudanaise
        STN|2|São Tomé & Príncipe Dobra|dobra santoméen
        SVC|2|Salvadoran Colón|colón salvadorien
        SYP|2|Syrian Pound|livre syrienne
        SZL|2|Swazi Lilangeni|lilangeni swazi
        THB|2|Thai Baht|baht thaïlandais
        TJS|2|Tajikistani Somoni|somoni tadjik
        TMT|2|Turkmenistani Manat|nouveau manat turkmène
        TND|3|Tunisian Dinar|dinar tunisien
        TOP|2|Tongan Paʻanga|pa’anga tongan
        TRY|2|Turkish Lira|livre turque
        TTD|2|Trinidad & Tobago Dollar|dollar de Trinité-et-Tobago
        TWD|2|New Taiwan Dollar|nouveau dollar taïwanais
        TZS|2|Tanzanian Shilling|shilling tanzanien
        UAH|2|Ukrainian Hryvnia|hryvnia ukrainienne
        UGX|0|Ugandan Shilling|shilling ougandais
        USD|2|US Dollar|dollar des États-Unis
        USN|2|US Dollar (Next day)|dollar des Etats-Unis (jour suivant)
        UYI|0|Uruguayan Peso (Indexed Units)|peso uruguayen (unités indexées)
        UYU|2|Uruguayan Peso|peso uruguayen
        UYW|4|Uruguayan Nominal Wage Index Unit|unité indexée de salaire nominal uruguayenne
        UZS|2|Uzbekistani Som|sum ouzbek
        VED|2|Bolívar Soberano|bolivar numérique vénézuélien
        VES|2|Venezuelan Bolívar|bolivar vénézuélien
        VND|0|Vietnamese Dong|dông vietnamien
        VUV|0|Vanuatu Vatu|vatu vanuatuan
        WST|2|Samoan Tala|tala samoan
        XAF|0|Central African CFA Franc|franc CFA (BEAC)
        XAG|0|Silver|argent
        XAU|0|Gold|or
        XBA|0|European Composite Unit|unité européenne composée
        XBB|0|European Monetary Unit|unité monétaire européenne
        XBC|0|European Unit of Account (XBC)|unité de compte européenne (XBC)
        XBD|0|European Unit of Account (XBD)|unité de compte européenne (XBD)
        XCD|2|East Caribbean Dollar|dollar des Caraïbes orientales
        XCG|2|Caribbean guilder|florin caribéen
        XDR|0|Special Drawing Rights|droit de tirage spécial
        XOF|0|West African CFA Franc|franc CFA (BCEAO)
        XPD|0|Palladium|palladium
        XPF|0|CFP Franc|franc CFP
        XPT|0|Platinum|platine
        XSU|0|Sucre|sucre (unité régionale)
        XTS|0|Testing Currency Code|(devise de test)
        XUA|0|ADB Unit of Account|unité de compte de la BAD
        XXX|0|Unknown Currency|devise inconnue ou non valide
        YER|2|Yemeni Rial|riyal yéménite
        ZAR|2|South African Rand|rand sud-africain
        ZMW|2|Zambian Kwacha|kwacha zambien
        ZWG|2|Zimbabwean Gold|or du Zimbabwe
        """;
}
