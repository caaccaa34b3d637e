namespace Jaring.Tests.Texts;

/// <summary>The lint of a pair of files, on planted faults.</summary>
public sealed class TextLintTests
{
    [Fact]
    public void A_good_pair_passes() => Assert.Empty(Check("""{"room.a":"Halo {name}"}""", """{"room.a":"Hello {name}"}"""));

    [Fact]
    public void A_text_in_one_language_only_is_a_fault()
    {
        Assert.Equal(["room.b lacks its English text."], Check("""{"room.a":"Halo","room.b":"Lagi"}""", """{"room.a":"Hello"}"""));
        Assert.Equal(["room.b lacks its Indonesian text."], Check("""{"room.a":"Halo"}""", """{"room.a":"Hello","room.b":"Again"}"""));
    }

    [Theory]
    [InlineData("Halo {name}", "Hello {nama}")]
    [InlineData("Halo {name}", "Hello")]
    [InlineData("Halo", "Hello {name}")]
    public void Placeholders_that_differ_are_a_fault(string id, string en) =>
        Assert.Equal(["room.a has other placeholders in English."], Check($$"""{"room.a":"{{id}}"}""", $$"""{"room.a":"{{en}}"}"""));

    [Theory]
    [InlineData("bot.a")]
    [InlineData("notice.a")]
    [InlineData("calendar.a")]
    [InlineData("announce.a")]
    [InlineData("manifest.a")]
    [InlineData("board.page.title")]
    [InlineData("outreach.reminder.teams")]
    public void What_Teams_stores_may_not_tell_the_purpose(string key) =>
        Assert.Contains("purpose-id", Assert.Single(Check($$"""{"{{key}}":"Ada laporan"}""", $$"""{"{{key}}":"News"}""")));

    [Theory]
    [InlineData("announce.preview.title")]
    [InlineData("announce.custom.rule")]
    [InlineData("announce.sent")]
    [InlineData("board.list")]
    public void What_stays_in_the_dashboard_may(string key) =>
        Assert.Empty(Check($$"""{"{{key}}":"Ada laporan"}""", $$"""{"{{key}}":"A report"}"""));

    [Fact]
    public void The_room_never_says_anonymous_and_a_file_shown_there_neither()
    {
        const string id = """{"KEY":"Laporan Anda anonim."}""", en = """{"KEY":"Your report."}""";
        Assert.Contains("anonim", Assert.Single(Check(id.Replace("KEY", "room.a"), en.Replace("KEY", "room.a"))));
        Assert.Empty(Check(id.Replace("KEY", "board.a"), en.Replace("KEY", "board.a")));
        Assert.Contains("anonim", Assert.Single(Check(id.Replace("KEY", "error"), en.Replace("KEY", "error"), "room")));
    }

    [Fact]
    public void An_empty_text_is_a_fault() => Assert.Contains("empty", Assert.Single(Check("""{"room.a":" "}""", """{"room.a":"Hello"}""")));

    [Fact]
    public void Nested_texts_are_found_and_a_key_that_stands_twice_is_refused()
    {
        Assert.Contains("conflict.title (id): harus", Assert.Single(Check("""{"conflict":{"title":"Harus"}}""", """{"conflict":{"title":"x"}}""")));
        Assert.Throws<InvalidOperationException>(() => TextFile.Parse("id", """{"a":"x","a":"y"}"""));
        Assert.Throws<InvalidOperationException>(() => TextFile.Parse("id", """{"a":1}"""));
    }

    private static IReadOnlyList<string> Check(string id, string en, params string[] alsoIn) =>
        TextLint.Check(TextFile.Parse("id", id), TextFile.Parse("en", en), alsoIn);
}
