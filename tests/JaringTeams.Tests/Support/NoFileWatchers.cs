using System.Runtime.CompilerServices;

namespace Jaring.Tests.Support;

/// <summary>Each web host watches its configuration files by default; hundreds of them at once reach the system's limit of watchers.</summary>
internal static class NoFileWatchers
{
    [ModuleInitializer]
    internal static void SwitchOff() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
