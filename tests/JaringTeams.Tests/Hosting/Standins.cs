using System.Text.Json;
using Jaring.Outbox;
using Jaring.Outreach;
using Jaring.Storage;
using Jaring.Team;
using Microsoft.EntityFrameworkCore;

namespace Jaring.Tests.Hosting;

/// <summary>A notice desk with one known round, which leaves its row like the real one.</summary>
internal sealed class OneRound : INoticeDesk
{
    public static readonly DateTimeOffset Round = new(2026, 11, 23, 6, 15, 0, TimeSpan.Zero);

    public DateTimeOffset NextRound(string officeId) => Round;

    public async Task RequestAsync(JaringDbContext store, string officeId, CancellationToken cancellationToken)
    {
        var id = $"notice:{Round.ToUnixTimeSeconds()}";
        if (!await store.Set<OutboxRow>().AnyAsync(r => r.OfficeId == officeId && r.Id == id, cancellationToken))
        {
            store.Add(new OutboxRow { OfficeId = officeId, Id = id, Kind = "notice-round", DueAt = Round.ToUnixTimeMilliseconds() });
            await store.SaveChangesAsync(cancellationToken);
        }
    }
}

/// <summary>The directory of the conformance vectors for the first office; the second is not founded.</summary>
internal sealed class VectorDirectory : IReadDirectory
{
    public static readonly DirectoryView View = Read();

    public Task<DirectoryView> ReadAsync(string officeId, CancellationToken ct) =>
        Task.FromResult(officeId == JaringApplication.Office ? View : new DirectoryView(null, [], []));

    private static DirectoryView Read()
    {
        var chain = Vectors.Scenario.GetProperty("chain").Deserialize<List<DirectoryRecordView>>(JsonSerializerOptions.Web)!;
        return new DirectoryView(new(Vectors.Scenario.GetProperty("genesis").GetString()!), chain, []);
    }
}

/// <summary>One public session.</summary>
internal sealed class OneSession : IReadSchedule
{
    /// <summary>Its id, for its page.</summary>
    public const string Id = "AAAAAAAAAAAAAAAAAAAAAQ";

    private static readonly PublicSession Only = new(Id, "Mengenal Jaring", "2026-11-25T09:00", "2026-11-25T11:00", "Aula", false, []);

    public Task<IReadOnlyList<PublicSession>> ReadAsync(string officeId, CancellationToken ct) => Task.FromResult<IReadOnlyList<PublicSession>>([Only]);

    public Task<IReadOnlyList<PublicSession>> ReadPastAsync(string officeId, CancellationToken ct) => Task.FromResult<IReadOnlyList<PublicSession>>([]);

    public Task<PublicSession?> FindAsync(string officeId, string sessionId, CancellationToken ct) => Task.FromResult(sessionId == Id ? Only : null);
}

/// <summary>tests/vectors/scenario.json.</summary>
internal static class Vectors
{
    public static readonly JsonElement Scenario = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "vectors", "scenario.json"))).RootElement;

    /// <summary>A real sealed report, as a browser would send it.</summary>
    public static string Case(string name) => JsonSerializer.Serialize(Scenario.GetProperty("cases").GetProperty(name));
}
