using System.Runtime.CompilerServices;

namespace Jaring.Tests.Hosting;

/// <summary>
/// The tests build several hundred hosts in one process, and each would watch its settings files for changes. Linux gives a user only 128 watchers
/// (fs.inotify.max_user_instances), shared with everything else that runs; beyond that a host does not start.
/// </summary>
internal static class NoFileWatching
{
    [ModuleInitializer]
    internal static void Choose() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");
}
