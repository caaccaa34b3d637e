using Jaring.Sandbox;

namespace Jaring.EndToEnd.Support;

/// <summary>The product with its dashboard at a name: browsers give no passkey to an address of numbers.</summary>
public sealed class PlainSandbox : RunningSandbox
{
    private protected override SandboxOptions Options(string dataFolder)
    {
        var usual = base.Options(dataFolder);
        return new()
        {
            PortBase = usual.PortBase,
            DataFolder = usual.DataFolder,
            Founded = usual.Founded,
            NoticesEvery = usual.NoticesEvery,
            DrillsEvery = usual.DrillsEvery,
            DashboardHost = "localhost",
        };
    }
}
