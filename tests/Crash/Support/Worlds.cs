namespace Jaring.Crash.Support;

/// <summary>Nothing was ever started here.</summary>
public sealed class EmptyWorld : CrashWorld
{
    protected override bool Founded => false;
}

/// <summary>An office whose every draw makes a drill, each three seconds.</summary>
public sealed class DrillWorld : CrashWorld
{
    protected override Dictionary<string, string?> Settings()
    {
        var settings = base.Settings();
        settings["Jaring:Offices:0:Notices:DrillsPerMonth"] = "1000000";
        settings["Jaring:Offices:0:Notices:DrillDrawEvery"] = "00:00:03";
        return settings;
    }
}

/// <summary>An office that wants the card of the month.</summary>
public sealed class MonthlyWorld : CrashWorld
{
    protected override Dictionary<string, string?> Settings()
    {
        var settings = base.Settings();
        settings["Jaring:Offices:0:Announcements:MonthlyDay"] = "1";
        return settings;
    }
}

/// <summary>Warns below six megabytes; its folder is made before the host starts, to be mounted upon.</summary>
public sealed class SmallDiskWorld : CrashWorld
{
    protected override bool Founded => false;

    protected override Dictionary<string, string?> Settings()
    {
        System.IO.Directory.CreateDirectory(DataFolder);
        var settings = base.Settings();
        settings["Jaring:FreeSpaceFloorMegabytes"] = "6";
        return settings;
    }
}

/// <summary>Its folder of files is made before the host starts, to be mounted upon.</summary>
public sealed class FileDiskWorld : CrashWorld
{
    protected override bool Founded => false;

    protected override Dictionary<string, string?> Settings()
    {
        System.IO.Directory.CreateDirectory(Path.Combine(DataFolder, "files"));
        return base.Settings();
    }
}

/// <summary>Keeps no room free for reports, so that files can fill the disk to its last block.</summary>
public sealed class FullDiskWorld : CrashWorld
{
    protected override bool Founded => false;

    protected override Dictionary<string, string?> Settings()
    {
        System.IO.Directory.CreateDirectory(DataFolder);
        return base.Settings();
    }
}
