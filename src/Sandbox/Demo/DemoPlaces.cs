namespace Jaring.Sandbox.Demo;

/// <summary>Where people and the bot can talk.</summary>
/// <param name="Id">The platform's conversation id.</param>
/// <param name="Type">"personal", "groupChat" or "channel".</param>
/// <param name="Name">Name in the list of conversations.</param>
/// <param name="People">Who is in it.</param>
/// <param name="TeamId">The team of a channel, or null.</param>
internal sealed record Place(string Id, string Type, string Name, IReadOnlyList<Person> People, string? TeamId = null)
{
    public bool IsPersonal => Type == "personal";

    /// <summary>The person's own chat with the bot.</summary>
    public static Place Of(Person person) => new(person.ConversationId, "personal", person.Name, [person]);
}

/// <summary>The conversations that the demo office has besides the personal ones: one group chat, and one team with two channels.</summary>
internal static class DemoPlaces
{
    public const string TeamId = "19:tirtawana-umum@thread.tacv2";
    public const string TeamGroupId = "7a1e0c52-4c1f-4a55-9d0e-3f6b8c2d1e0a";

    /// <summary>A group chat whose id has every character that an address must escape.</summary>
    public static readonly Place Group = new(
        "19:piket/tirtawana+1=a;b@thread.v2", "groupChat", "Piket mingguan", [.. DemoOffice.People.Where(p => !p.Team), DemoOffice.People[0]]);

    /// <summary>The channels of the one team; the first is its general one and has the team's own id.</summary>
    public static readonly IReadOnlyList<Place> Channels =
    [
        new(TeamId, "channel", "Umum", DemoOffice.People, TeamId),
        new("19:tirtawana-pengumuman@thread.tacv2", "channel", "Pengumuman", DemoOffice.People, TeamId),
    ];

    public static IEnumerable<Place> All => [Group, .. Channels];
}
