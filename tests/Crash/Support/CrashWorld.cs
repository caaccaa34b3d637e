using System.Text.Json;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Storage;
using Jaring.Storage.Shredding;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Jaring.Crash.Support;

/// <summary>
/// A pretend Microsoft 365 in this process, which survives, and the real host in a process of its own over one data folder, which is killed and started
/// again. Both have the same clock; notice rounds are five minutes apart and come when a test moves it.
/// </summary>
public class CrashWorld : IAsyncLifetime
{
    private readonly ShiftedTime time = new();
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("jaring-crash-").FullName;
    private string settingsPath = "";

    internal SandboxApp Sandbox { get; private set; } = null!;

    internal HostProcess Host { get; private set; } = null!;

    internal Office Office { get; private set; } = null!;

    internal string DataFolder => Path.Combine(folder, "host");

    internal TimeSpan Ahead => time.Ahead;

    internal DateTimeOffset Now => time.GetUtcNow();

    internal Faults Faults => Cloud<Faults>();

    /// <summary>False leaves the team unfounded and the host unstarted.</summary>
    protected virtual bool Founded => true;

    internal T Cloud<T>()
        where T : notnull => Sandbox.Cloud.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        Sandbox = await SandboxApp.StartCloudAsync(
            new SandboxOptions
            {
                PortBase = 0,
                DataFolder = folder,
                NoticesEvery = TimeSpan.FromMinutes(5),
                DrillsEvery = TimeSpan.FromDays(3650),
                HostSettings = Settings(),
            },
            time);
        settingsPath = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(settingsPath, JsonSerializer.Serialize(Sandbox.HostSettings));
        Office = new Office(this);
        if (Founded)
        {
            await StartAsync();
            await Sandbox.FoundAsync();
        }
    }

    public async Task DisposeAsync()
    {
        Host?.Dispose();
        await Sandbox.DisposeAsync();
        Office.Dispose();
        SqliteConnection.ClearAllPools();
        System.IO.Directory.Delete(folder, recursive: true);
    }

    /// <summary>Starts the host over the same folder and waits until it serves.</summary>
    internal async Task StartAsync()
    {
        Host?.Dispose();
        Host = HostProcess.Start(settingsPath, time.Ahead);
        await Host.UpAsync();
    }

    /// <summary>Starts a host that dies while it starts.</summary>
    internal async Task StartDyingAsync(WritePoint point, int n = 1)
    {
        Host?.Dispose();
        Host = HostProcess.Start(settingsPath, time.Ahead, point.Name, n);
        await Host.DeadAsync(point.Name);
    }

    /// <summary>Starts the host through another program, for example in a mount namespace of its own.</summary>
    internal async Task StartThroughAsync(params string[] through)
    {
        Host?.Dispose();
        Host = HostProcess.Start(settingsPath, time.Ahead, null, 1, through);
        await Host.UpAsync();
    }

    /// <summary>Acts until the host dies at this point.</summary>
    internal async Task DieAtAsync(WritePoint point, Func<Task> act, int n = 1)
    {
        await Host.DieAtAsync(point.Name, n);
        var acting = ActAsync(act);
        await Host.DeadAsync(point.Name);
        await acting;
    }

    /// <summary>The same, and starts it again.</summary>
    internal async Task DieAndComeBackAsync(WritePoint point, Func<Task> act, int n = 1)
    {
        await DieAtAsync(point, act, n);
        AssertStoreIsWhole();
        await StartAsync();
    }

    /// <summary>Moves both clocks.</summary>
    internal async Task MoveToAsync(DateTimeOffset instant)
    {
        time.MoveTo(instant);
        if (!Host.IsDead)
        {
            await Host.MoveClockAsync(time.Ahead);
        }
    }

    internal Task MoveByAsync(TimeSpan span) => MoveToAsync(Now + span);

    /// <summary>Rows of a query on the host's store; read by this process, whether or not the host lives.</summary>
    internal List<string> Query(string sql)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(DataFolder, "jaring.db")};Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetValue(0).ToString()!);
        }

        return rows;
    }

    /// <summary>Texts of cases as they were sent: opened with the shred keys on the disk.</summary>
    /// <param name="column">A column with texts.</param>
    /// <param name="table">Its table.</param>
    /// <param name="where">Which rows, and in which order.</param>
    internal List<string> Texts(string column, string table, string where = "true") =>
        Opened($"SELECT c.shred_key || ' ' || hex(t.{column}) FROM {table} t JOIN cases c USING (office_id, case_id) WHERE {where}");

    /// <summary>Texts in rows of a key's name and what it locks, in hexadecimal.</summary>
    internal List<string> Opened(string sql)
    {
        var keys = ShredRecord.ReadAll(File.ReadAllBytes(Path.Combine(DataFolder, "shred", "cases.keys"))).ToDictionary(r => r.Name, r => r.Key);
        return [.. Query(sql).Select(row => row.Split(' ')).Select(row => new CaseLock(row[0], keys[row[0]]!).Open(Convert.FromHexString(row[1])))];
    }

    internal int Count(string from) => int.Parse(Query($"SELECT COUNT(*) FROM {from}").Single(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The file is whole and every reference in it holds.</summary>
    internal void AssertStoreIsWhole()
    {
        Assert.Equal(["ok"], Query("PRAGMA integrity_check"));
        Assert.Empty(Query("PRAGMA foreign_key_check"));
    }

    protected virtual Dictionary<string, string?> Settings() => new()
    {
        ["Outbox:FirstPause"] = "00:00:00.1",
        ["Outbox:LongestPause"] = "00:00:00.5",
        ["Outbox:Poll"] = "00:00:00.1",
        ["Outreach:RefreshEvery"] = "00:00:02",
        ["Room:DelayStep"] = "00:00:00",
        ["Room:PuzzleBits"] = "0",
        ["Jaring:FreeSpaceFloorMegabytes"] = "0",
    };

    /// <summary>A connection that breaks off is what a death looks like from outside.</summary>
    private static async Task ActAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or InvalidOperationException)
        {
            // The host died under it.
        }
    }
}
