using System.Reflection;

namespace Jaring.Benchmarks.Run;

/// <summary>Where this build stands, as the project file wrote it down.</summary>
internal static class Here
{
    /// <summary>Root of the repository.</summary>
    public static string Repository { get; } = Written("Repository");

    /// <summary>The host's assembly, built in the same configuration.</summary>
    public static string Host { get; } = Written("Host");

    /// <summary>This assembly; its other modes are the bare servers.</summary>
    public static string Self { get; } = typeof(Here).Assembly.Location;

    /// <summary>True for figures that mean something.</summary>
    public static bool IsRelease { get; } = Written("Configuration") == "Release";

    private static string Written(string key) =>
        typeof(Here).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
