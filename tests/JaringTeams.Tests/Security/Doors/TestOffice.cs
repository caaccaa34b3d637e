using Jaring.Tests.Support;

namespace Jaring.Tests.Security.Doors;

/// <summary>One of the two offices of <see cref="Hosting.TestSettings"/>, with one enrolled member and a planned session.</summary>
internal sealed class TestOffice(int number, string id)
{
    public string Id => id;
    public string Tenant => Guid(1);
    public string BotId => Guid(2);
    public string TeamClient => Guid(4);

    /// <summary>Holds a seat and has keys.</summary>
    public TestMember Member { get; } = new($"00000000-0000-4000-8000-{number:D4}{10:D8}", "Anggota 0", "Staf", "P", coordinator: true);

    /// <summary>Signed in to the same tenant, without a seat.</summary>
    public string Staff => Guid(90);

    /// <summary>Has a row in the store, as if seated at an earlier start, but the configuration names nobody like that.</summary>
    public string TakenOut => Guid(91);

    /// <summary>Holds a seat, and the newest entry of the signed directory says "removed".</summary>
    public string SignedOut => Guid(11);

    /// <summary>Id of a device that nobody has.</summary>
    public string Device { get; } = TestMember.B64(new byte[16]);

    /// <summary>Public id of a planned session.</summary>
    public string Session { get; set; } = "";

    public string Room => $"ruang.{id}.example";
    public string Dashboard => $"dasbor.{id}.example";

    public string HostOf(Route route) => route.Place == "room" ? Room : Dashboard;

    private string Guid(int n) => $"00000000-0000-4000-8000-{number:D4}{n:D8}";
}
