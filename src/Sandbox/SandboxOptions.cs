using System.Globalization;
using Jaring.Sandbox.Cloud.FaultsOnDemand;

namespace Jaring.Sandbox;

/// <summary>How the Sandbox is started.</summary>
internal sealed class SandboxOptions
{
    /// <summary>First port; the others follow (+1 cloud, +10 room, +20 dashboard). 0 takes free ones, for tests.</summary>
    public int PortBase { get; init; } = 5600;

    /// <summary>Folder of the store and of the Sandbox's certificate.</summary>
    public string DataFolder { get; init; } = Path.Combine("data", "sandbox");

    /// <summary>False leaves the team unfounded, so that founding can be walked through.</summary>
    public bool Founded { get; init; } = true;

    /// <summary>Distance of notice rounds. Seconds here; fixed office times in an office.</summary>
    public TimeSpan NoticesEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Host of the dashboard. By its number it is another site than the page that frames it; a passkey needs a name.</summary>
    public string DashboardHost { get; init; } = "127.0.0.1";

    /// <summary>Average time between two drills, so that a newcomer sees one.</summary>
    public TimeSpan DrillsEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Further settings for the host, over those that the Sandbox gives.</summary>
    public IReadOnlyDictionary<string, string?> HostSettings { get; init; } = new Dictionary<string, string?>();

    /// <summary>What is to go wrong from the moment when the demo team is founded; null for nothing.</summary>
    public FaultPlanFile? Faults { get; init; }

    /// <summary>Reads <c>--port-base N --data FOLDER --unfounded --faults FILE --dashboard-host NAME</c>.</summary>
    /// <exception cref="FormatException">The file of faults is absent or cannot be meant.</exception>
    public static SandboxOptions Parse(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        var plain = new SandboxOptions();
        return new SandboxOptions
        {
            PortBase = Value("--port-base") is { } port ? int.Parse(port, CultureInfo.InvariantCulture) : plain.PortBase,
            DataFolder = Value("--data") ?? plain.DataFolder,
            Founded = !args.Contains("--unfounded"),
            DashboardHost = Value("--dashboard-host") ?? plain.DashboardHost,
            Faults = args.Contains("--faults") ? FaultPlanFile.Read(Value("--faults")) : null,
        };
    }
}
