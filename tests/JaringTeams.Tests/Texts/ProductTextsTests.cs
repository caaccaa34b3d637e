namespace Jaring.Tests.Texts;

/// <summary>The lint over all texts that the product ships. A file that nobody listed fails as surely as one that is missing.</summary>
public sealed class ProductTextsTests
{
    /// <summary>Folders with <c>id.json</c> and <c>en.json</c>, and the scopes that hold for all of their texts.</summary>
    private static readonly Dictionary<string, string[]> Folders = new(StringComparer.Ordinal)
    {
        ["src/Bot/Texts"] = [],
        ["src/Cli/Texts"] = [],
        ["src/Tab/Texts"] = ["room"], // errors of both origins; the stricter page decides
        ["src/Tab/Pages/Texts"] = ["room"],
        ["src/Tab/Lobby/Texts"] = ["room"],
        ["src/Tab/Kit/Texts"] = ["room"],
        ["src/Tab/client/src/dasbor/kit/locales"] = [],
        ["src/Tab/Attendance/Texts"] = ["room"],
        ["src/Tab/client/src/dasbor/locales"] = [],
        ["src/Tab/client/src/dasbor/media/locales"] = [],
        ["src/Tab/client/src/dasbor/pakta/locales"] = [],
        ["src/Tab/client/src/dasbor/periodic/locales"] = [],
        ["src/Tab/client/src/dasbor/reach/locales"] = [],
        ["src/Tab/client/src/dasbor/outreach/calendar/locales"] = [],
        ["src/Tab/client/src/dasbor/announce/locales"] = [],
        ["src/Tab/client/src/dasbor/outreach/attendance/locales"] = [],
        ["src/Tab/client/src/dasbor/outreach/locales"] = [],
        ["src/Tab/client/src/dasbor/waves/locales"] = [],
        ["src/Tab/client/src/dasbor/outreach/papers/locales"] = [],
        ["src/Tab/client/src/dasbor/pledges/locales"] = [],
        ["src/Tab/client/src/dasbor/reminders/locales"] = [],
        ["src/Tab/client/src/dasbor/scribe/locales"] = ["room"], // said aloud to a person who tells
    };

    /// <summary>The room's texts: those of the first load, and of each part that comes later.</summary>
    private static IEnumerable<string> Room => Repository.JsonBelow("src/Tab/client/src/ruang")
        .Where(path => path.EndsWith("/locales/id.json", StringComparison.Ordinal)).Select(path => path[..^"/id.json".Length]);

    private static IEnumerable<string> All => Folders.Keys.Concat(Room);

    public static TheoryData<string> FolderNames => new(All);

    [Theory]
    [MemberData(nameof(FolderNames))]
    public void Texts_keep_our_words(string folder)
    {
        var (id, en) = (TextFile.Read($"{folder}/id.json"), TextFile.Read($"{folder}/en.json"));
        Assert.NotEmpty(id.Texts);
        var faults = TextLint.Check(id, en, Folders.GetValueOrDefault(folder, ["room"]));
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [Fact]
    public void Every_resource_file_is_judged()
    {
        var found = Repository.JsonBelow("src").Where(path => Path.GetDirectoryName(path)!.Split('/')[^1] is "Texts" or "locales" && !path.EndsWith("/krama/locales/jv.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        var listed = All.SelectMany(f => new[] { $"{f}/id.json", $"{f}/en.json" }).Order(StringComparer.Ordinal);
        Assert.Equal(listed, found);
    }

    [Fact]
    public void A_key_that_two_files_share_says_the_same_in_both()
    {
        var all = All.SelectMany(f => new[] { TextFile.Read($"{f}/id.json"), TextFile.Read($"{f}/en.json") });
        var torn = all.SelectMany(file => file.Texts.Select(text => (file.Language, text.Key, text.Value))).Distinct()
            .GroupBy(text => (text.Language, text.Key)).Where(group => group.Count() > 1).Select(group => group.Key);
        Assert.Empty(torn);
    }
}
