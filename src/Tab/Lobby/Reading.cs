using System.Text.Json;
using Jaring.Shapes;

namespace Jaring.Tab.Lobby;

/// <summary>
/// What everybody may read in the lobby, in its order: <c>reading.json</c>, whose sentences are keys of <c>Texts</c>. Each sentence carries where it comes
/// from and the day on which one of us read it there; without both it is not shown, because a fact that nobody can look up helps nobody.
/// </summary>
internal static class Reading
{
    /// <summary>The articles.</summary>
    public static IReadOnlyList<Article> Articles { get; } = Load("Lobby.reading");

    /// <summary>The articles of an embedded file of this project.</summary>
    /// <param name="name">Folder and name, without the ending.</param>
    public static IReadOnlyList<Article> Load(string name)
    {
        using var file = typeof(Reading).Assembly.GetManifestResourceStream($"Jaring.Tab.{name}.json")!;
        return JsonSerializer.Deserialize<List<Article>>(file, WireJson.Options)!;
    }
}

/// <summary>One thing to open.</summary>
/// <param name="Id">Its place in the page.</param>
/// <param name="Title">Key of its title. It stands on the closed page, so it names no purpose.</param>
/// <param name="Parts">What is in it.</param>
internal sealed record Article(string Id, string Title, IReadOnlyList<Part> Parts);

/// <summary>Sentences under one heading.</summary>
/// <param name="Title">Key of the heading.</param>
/// <param name="Entries">The sentences.</param>
internal sealed record Part(string Title, IReadOnlyList<Entry> Entries);

/// <summary>One sentence.</summary>
/// <param name="Text">Its key.</param>
/// <param name="Source">Key of the name of its source.</param>
/// <param name="Date">Day on which it was read there.</param>
internal sealed record Entry(string Text, string Source, DateOnly Date);
