using Jaring.Benchmarks.Run;
using Jaring.Sandbox;
using Jaring.Sandbox.Cloud;
using Jaring.Sandbox.Demo;

namespace Jaring.Benchmarks.World;

/// <summary>The real host, built as it is deployed and in its own process, with a founded team, beside the pretend cloud.</summary>
internal sealed class HostWorld : IAsyncDisposable
{
    private readonly string folder;

    private HostWorld(string folder, SandboxAddresses at, PretendCloud cloud, ServerProcess host) =>
        (this.folder, At, Cloud, Host) = (folder, at, cloud, host);

    public SandboxAddresses At { get; }

    public PretendCloud Cloud { get; }

    public ServerProcess Host { get; }

    /// <summary>The file of the host's store.</summary>
    public string Store => Path.Combine(folder, "host", "jaring.db");

    /// <summary>Certificate that the cloud shows.</summary>
    public string PublicPem => PemIn(folder);

    /// <summary>Starts both in <paramref name="folder"/>, which must lie on a disk, and founds the team. At its usual pace the bot calls as often as it does by default.</summary>
    public static async Task<HostWorld> StartAsync(string folder, bool atUsualPace = false)
    {
        var at = SandboxAddresses.Choose(portBase: 0);
        var cloud = await PretendCloud.StartAsync(at, SandboxCertificate.Create(PemIn(folder), TimeProvider.System));
        try
        {
            var host = await ServerProcess.StartAsync(
                Here.Host, [], Settings(at, folder, atUsualPace), Path.Combine(folder, "host.log"), new Uri(at.Room, "readyz"));
            var world = new HostWorld(folder, at, cloud, host);
            await cloud.FoundAsync(at);
            return world;
        }
        catch
        {
            await cloud.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Cloud.DisposeAsync();
    }

    /// <summary>
    /// The demo office with its usual guards on. Three things differ: all senders sit at one address here, so the waiting line of a neighbourhood is made
    /// long enough for all of them; the bot may call more often than Teams would let it, or it would be that limit which is measured; and no drill or notice
    /// falls into a measurement by chance.
    /// </summary>
    private static Dictionary<string, string?> Settings(SandboxAddresses at, string folder, bool atUsualPace)
    {
        var options = new SandboxOptions
        {
            DataFolder = folder,
            NoticesEvery = TimeSpan.FromDays(1),
            HostSettings = new Dictionary<string, string?>
            {
                ["Room:FreeReportsPerBucket"] = "1000000",
                ["Microsoft365:TenantCallsPerSecond"] = atUsualPace ? null : "10000",
                ["Jaring:Offices:0:Notices:DrillsPerMonth"] = "0",
                ["Outreach:RefreshEvery"] = "1.00:00:00",
            },
        };
        return new(HostSettings.For(at, options, PemIn(folder), TimeProvider.System));
    }

    private static string PemIn(string folder) => Path.Combine(folder, "cloud.pem");
}
