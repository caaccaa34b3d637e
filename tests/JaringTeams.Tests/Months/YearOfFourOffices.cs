using System.Security.Cryptography;
using Jaring.Cases;
using Jaring.Intake;
using Jaring.Offices;
using Jaring.Outbox;
using Jaring.Tests.Intake;
using Jaring.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Tests.Months;

/// <summary>
/// Twelve months of one host with four offices, in Indonesia's three zones and in one that changes its clocks, with reports at any hour, drills, the daily
/// rewrite and the daily erasing. It runs once; the tests of <see cref="A_Year"/> look at what was seen.
/// </summary>
public sealed class YearOfFourOffices : IAsyncLifetime
{
    internal static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Holidays and collective leave of 2026 in Indonesia (domain.md §8: SKB 1497/2025).</summary>
    internal static readonly string[] Holidays =
    [
        "2026-01-16", "2026-02-16", "2026-02-17", "2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-24", "2026-04-03", "2026-05-01", "2026-05-14",
        "2026-05-15", "2026-05-27", "2026-05-28", "2026-06-01", "2026-06-16", "2026-08-17", "2026-08-25", "2026-12-24", "2026-12-25", "2027-01-01",
    ];

    private static readonly (string Id, string Zone, string[] Times)[] Four =
    [
        ("tirtawana", "Asia/Jakarta", ["08:15", "13:15"]),
        ("lembayung", "Asia/Makassar", ["08:15", "13:15"]),
        ("cendana", "Asia/Jayapura", ["08:15", "13:15"]),
        ("kenari", "Europe/Berlin", ["02:30", "13:15"]),
    ];

    private readonly Random random = new(2026);
    private readonly Dictionary<string, int> listed = [];
    private readonly Dictionary<string, int> stored = [];

    /// <summary>When something came in at an office: what the team must hear of.</summary>
    internal List<(string Office, DateTimeOffset At, bool IsDrill)> Causes { get; } = [];

    /// <summary>When the list that members' browsers fetch was seen to have grown.</summary>
    internal List<(string Office, DateTimeOffset At)> Grown { get; } = [];

    internal List<(string Office, TestReport Report)> Reports { get; } = [];

    internal IReadOnlyList<OfficeOptions> Offices { get; private set; } = [];

    internal IReadOnlyList<(Notice Notice, DateTimeOffset At)> Sent { get; private set; } = [];

    internal Weight AfterTwo { get; private set; } = null!;

    internal Weight AfterTwelve { get; private set; } = null!;

    internal List<System.Net.HttpStatusCode> Found { get; } = [];

    internal string Ready { get; private set; } = "";

    public async Task InitializeAsync()
    {
        using var seeded = new SeededRandom(1);
        await using var host = await MonthsHost.StartAsync(new ManualClock(Start), Describe, services: s => s.AddSingleton<RandomNumberGenerator>(seeded));
        Offices = host.Offices;
        foreach (var office in Offices)
        {
            (listed[office.Id], stored[office.Id]) = (0, 0);
            await host.FoundAsync(office.Id);
        }

        await host.LiveAsync(Start.AddMonths(2), () => LookAsync(host));
        AfterTwo = await Weight.OfAsync(host);
        await host.LiveAsync(Start.AddMonths(12), () => LookAsync(host));
        AfterTwelve = await Weight.OfAsync(host);
        await LookBackAsync(host);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static void Describe(Dictionary<string, string?> settings)
    {
        foreach (var n in new[] { 2, 3 })
        {
            foreach (var (key, value) in settings.Where(s => s.Key.StartsWith("Jaring:Offices:1:", StringComparison.Ordinal)).ToList())
            {
                settings[key.Replace("Offices:1:", $"Offices:{n}:", StringComparison.Ordinal)] = value?
                    .Replace("lembayung", Four[n].Id, StringComparison.Ordinal).Replace("8000-0001", $"8000-000{n}", StringComparison.Ordinal);
            }
        }

        for (var n = 0; n < Four.Length; n++)
        {
            var office = $"Jaring:Offices:{n}";
            settings[$"{office}:TimeZone"] = Four[n].Zone;
            (settings[$"{office}:Notices:Times:0"], settings[$"{office}:Notices:Times:1"]) = (Four[n].Times[0], Four[n].Times[1]);
            settings[$"{office}:Notices:DrillsPerMonth"] = "1";
            settings[$"{office}:Notices:DrillDrawEvery"] = MonthsHost.Grid.ToString();
            for (var h = 0; h < Holidays.Length; h++)
            {
                settings[$"{office}:Notices:Holidays:{h}"] = Holidays[h];
            }
        }
    }

    /// <summary>A report in six weeks at each office, at any hour of any day; and a look at what a member's browser would see.</summary>
    private async Task LookAsync(MonthsHost host)
    {
        var now = host.Clock.GetUtcNow();
        var isRound = now.Second != 0;
        var cases = isRound ? stored : await host.AskAsync(s => s.Set<StoredCase>().GroupBy(c => c.OfficeId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        foreach (var office in Offices.Select(o => o.Id))
        {
            var before = stored[office];
            for (; stored[office] < cases.GetValueOrDefault(office); stored[office]++)
            {
                Causes.Add((office, now, true));
            }

            if (random.NextDouble() < 1.0 / (24 * 45))
            {
                Reports.Add((office, await host.ReportAsync(office)));
                Causes.Add((office, now, false));
                stored[office]++;
            }

            if ((isRound || stored[office] != before) && stored[office] != listed[office] && await ListedAsync(host, office) is var count && count != listed[office])
            {
                Grown.Add((office, now));
                listed[office] = count;
            }
        }
    }

    private static async Task<int> ListedAsync(MonthsHost host, string office)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<ReadIndex>().ReadAsync(office, false, default)).Count;
    }

    private async Task LookBackAsync(MonthsHost host)
    {
        Sent = [.. host.Notices.Sent];
        Ready = await host.ReadyAsync();
        foreach (var (office, report) in Reports)
        {
            using var answer = await host.PostAsync(office, "receipts", $$"""{"lookup":"{{report.Lookup}}"}""");
            Found.Add(answer.StatusCode);
        }
    }
}

/// <summary>What a host has gathered: rows by table, bytes in the file, what it keeps in memory.</summary>
internal sealed record Weight(IReadOnlyDictionary<string, int> Rows, long Bytes, int Timers, int Puzzles, int Neighbourhoods)
{
    public static async Task<Weight> OfAsync(MonthsHost host)
    {
        var rows = new Dictionary<string, int>();
        foreach (var table in await host.AskAsync(s => s.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE type = 'table'").ToListAsync()))
        {
            // The names are the store's own.
#pragma warning disable EF1002
            rows[table] = await host.AskAsync(s => s.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS Value FROM {table}").SingleAsync());
#pragma warning restore EF1002
        }

        return new Weight(
            rows,
            new FileInfo(host.File).Length,
            host.Clock.Timers,
            host.Services.GetRequiredService<Puzzle>().Remembered,
            host.Services.GetRequiredService<SubmitDelay>().Remembered);
    }
}
