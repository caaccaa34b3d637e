namespace Jaring.Tests.Texts;

/// <summary>Every rule must bite a sentence that somebody could write, and let a kind one pass.</summary>
public sealed class LintTableTests
{
    private static readonly HashSet<string> Everywhere = new(["T", "room"], StringComparer.Ordinal);

    /// <summary>Rule → a sentence that it has to refuse.</summary>
    internal static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["mengaku"] = "Yang bersangkutan mengaku.",
        ["aib"] = "Ini bukan aib.",
        ["ternoda"] = "Nama kantor ternoda.",
        ["digauli"] = "Ia digauli.",
        ["oknum"] = "Ulah oknum pegawai.",
        ["khilaf"] = "Ia hanya khilaf.",
        ["suka-sama-suka"] = "Mereka suka sama suka.",
        ["damai"] = "Selesaikan dengan perdamaian.",
        ["kekeluargaan"] = "Secara kekeluargaan saja.",
        ["membuktikan"] = "Anda perlu membuktikan itu.",
        ["interogasi"] = "Kami tidak menginterogasi.",
        ["tuduhan"] = "Tuduhan Anda kami catat.",
        ["kenapa"] = "Kenapa Anda diam?",
        ["baru-sekarang"] = "Anda baru lapor hari ini?",
        ["harus"] = "Anda harus mengisi ini.",
        ["wajib-isi"] = "Kolom ini wajib diisi.",
        ["pasti"] = "Kami pastikan selesai.",
        ["dijamin"] = "Kerahasiaan dijamin.",
        ["pelaku"] = "Nama pelaku",
        ["forced-telling"] = "Ceritakan semuanya.",
        ["penilaian"] = "Laporan palsu dilarang.",
        ["mediasi"] = "Kami menawarkan mediasi.",
        ["pakaian-perlawanan"] = "Apakah Anda melawan?",
        ["seru"] = "Terima kasih!",
        ["emoji"] = "Terima kasih 🙏",
        ["kapital-anda"] = "Cerita anda kami terima.",
        ["terlapor-tanpa-dugaan"] = "Nama terlapor",
        ["anonim"] = "Laporan Anda anonim.",
        ["en-why"] = "Why did you wait?",
        ["en-perpetrator"] = "Name of the perpetrator",
        ["en-anonymous"] = "You stay anonymous.",
        ["en-promise"] = "We guarantee an answer.",
        ["en-confess"] = "He confessed.",
        ["en-force"] = "You must fill this in.",
        ["en-exclaim"] = "Thank you!",
        ["purpose-id"] = "Ada laporan baru.",
        ["purpose-en"] = "A new case is waiting.",
        ["digits"] = "Ada 3 pembaruan.",
        ["code-placeholder"] = "Kode Anda {code}",
        ["allow-korban"] = "Bagi korban, tersedia layanan.",
        ["allow-menyelidiki"] = "Petugas menyelidiki hal ini.",
    };

    public static TheoryData<string> RuleNames => new(LintTable.Rules.Select(r => r.Name));

    [Theory]
    [MemberData(nameof(RuleNames))]
    public void Each_rule_refuses_its_sentence(string name)
    {
        var rule = Assert.Single(LintTable.Rules, r => r.Name == name);
        Assert.Contains(name, LintTable.Check("page.any", Sentences[name], rule.Scope == "en" ? "en" : "id", Everywhere));
    }

    [Theory]
    [InlineData("id", "Terima kasih sudah bercerita. Anda boleh berhenti kapan saja.")]
    [InlineData("id", "Kalau Anda ingin, petugas menemani Anda.")]
    [InlineData("en", "Thank you for telling us. You may stop any time.")]
    public void A_kind_sentence_may_stand_everywhere(string language, string text) =>
        Assert.Empty(LintTable.Check("room.any", text, language, Everywhere));

    [Fact]
    public void Reported_party_stands_beside_dugaan_only() =>
        Assert.Empty(LintTable.Check("board.any", "Terlapor (masih dugaan)", "id", new HashSet<string>()));

    [Fact]
    public void What_leaves_to_Teams_is_judged_more_strictly_than_a_page()
    {
        const string text = "Laporan sudah sampai.";
        Assert.Empty(LintTable.Check("room.any", text, "id", new HashSet<string>(["room"])));
        Assert.Equal(["purpose-id"], LintTable.Check("bot.any", text, "id", new HashSet<string>(["T"])));
    }

    [Fact]
    public void Only_the_three_help_numbers_may_stand_in_the_bots_card()
    {
        Assert.Empty(LintTable.Check("bot.home.danger", "Dalam bahaya: 110, 119.", "id", Everywhere));
        Assert.Equal(["digits"], LintTable.Check("bot.home.danger", "Dalam bahaya: 110, 119, 112.", "id", Everywhere));
        Assert.Equal(["digits"], LintTable.Check("bot.home.thanks", "Terima kasih. 110", "id", Everywhere));
    }

    [Fact]
    public void A_reviewed_place_lets_its_own_words_pass_and_nothing_else()
    {
        Assert.Empty(LintTable.Check("room.about.cannot", "Kami tidak menyelidiki.", "id", new HashSet<string>()));
        Assert.Equal(["allow-menyelidiki"], LintTable.Check("room.about.cannot", "Kami menyelidiki.", "id", new HashSet<string>()));
        Assert.Equal(["allow-korban"], LintTable.Check("room.numbers.lpsk", "Korban: 148", "id", new HashSet<string>()));
    }

    [Fact]
    public void The_table_is_whole()
    {
        Assert.Equal(41, LintTable.Rules.Count);
        Assert.Equal(LintTable.Rules.Select(r => r.Name).Order(), Sentences.Keys.Order());
        Assert.All(LintTable.Rules, r => Assert.Contains(r.Scope, new[] { "all", "en", "T", "room" }));
        Assert.All(LintTable.ReviewedPlaces, place => Assert.Contains(LintTable.Rules, r => r.Name == place.Rule));
    }
}
