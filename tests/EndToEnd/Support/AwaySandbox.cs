using Jaring.Outbox;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Demo;
using Jaring.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.EndToEnd.Support;

/// <summary>
/// The product for a day on which something is away: parts of it can be stopped and told to fail, notice rounds come when a test moves the clock,
/// and the outbox tries again within parts of a second.
/// </summary>
public sealed class AwaySandbox : RunningSandbox
{
    private readonly ShiftedTime time = new();

    internal Faults Faults => Cloud<Faults>();

    private protected override TimeProvider Time => time;

    internal T Cloud<T>()
        where T : notnull => App.Cloud.GetRequiredService<T>();

    /// <summary>Lets the clock stand at the next fixed time of notices.</summary>
    internal void MoveToNextRound() => time.MoveTo(App.Host.GetRequiredService<INoticeDesk>().NextRound(DemoOffice.Id));

    /// <summary>Lets the machine's clock run ahead; the browsers' own stay where they are.</summary>
    internal void MoveAhead(TimeSpan by) => time.MoveTo(time.GetUtcNow() + by);

    /// <summary>How many cases the store holds.</summary>
    internal Task<int> CasesAsync() => CountAsync("SELECT COUNT(*) AS Value FROM cases");

    /// <summary>A number out of the store; the query names it Value.</summary>
    internal async Task<int> CountAsync(string query)
    {
        await using var store = await App.Host.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();
        return await store.Database.SqlQueryRaw<int>(query).SingleAsync();
    }

    /// <summary>Changes the store behind the host's back.</summary>
    internal async Task ExecuteAsync(string statement)
    {
        await using var store = await App.Host.GetRequiredService<IDbContextFactory<JaringDbContext>>().CreateDbContextAsync();
        await store.Database.ExecuteSqlRawAsync(statement);
    }

    /// <summary>Everything works again.</summary>
    internal void Mend() => Faults.Clear();

    private protected override SandboxOptions Options(string dataFolder) => new()
    {
        PortBase = 0,
        DataFolder = dataFolder,
        NoticesEvery = TimeSpan.FromMinutes(5),
        DrillsEvery = TimeSpan.FromDays(3650),
        HostSettings = new Dictionary<string, string?>
        {
            ["Outbox:FirstPause"] = "00:00:00.1",
            ["Outbox:LongestPause"] = "00:00:00.5",
            ["Outbox:Poll"] = "00:00:00.1",
            ["Outbox:MaxAttempts"] = "100",
            ["Room:DelayStep"] = "00:00:00",
        },
    };

    private protected override void Configure(WebApplicationBuilder builder)
    {
        base.Configure(builder);
        builder.Services.AddSingleton<TimeProvider>(time);
    }
}
