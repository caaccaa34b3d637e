namespace Jaring.Tests.Hosting;

/// <summary>A complete configuration of two offices of invented people.</summary>
internal static class TestSettings
{
    public static Dictionary<string, string?> Complete(string dataFolder)
    {
        var settings = new Dictionary<string, string?> { ["Jaring:DataFolder"] = dataFolder };
        AddOffice(settings, 0, "tirtawana", "KPU Kabupaten Tirtawana");
        AddOffice(settings, 1, "lembayung", "KPU Kabupaten Lembayung");
        settings["Jaring:Offices:0:FrameOrigins:0"] = "https://teams.microsoft.com";
        settings["Jaring:Offices:0:FrameOrigins:1"] = "https://*.cloud.microsoft";
        return settings;
    }

    private static void AddOffice(Dictionary<string, string?> settings, int n, string id, string name)
    {
        var office = $"Jaring:Offices:{n}";
        settings[$"{office}:Id"] = id;
        settings[$"{office}:Name"] = name;
        settings[$"{office}:TimeZone"] = "Asia/Jakarta";
        settings[$"{office}:TenantId"] = Id(n, 1);
        settings[$"{office}:RoomOrigin"] = $"https://ruang.{id}.example";
        settings[$"{office}:DashboardOrigin"] = $"https://dasbor.{id}.example";
        settings[$"{office}:Mailbox"] = $"jaring@{id}.example";
        settings[$"{office}:Notices:Times:0"] = "08:15";
        settings[$"{office}:Notices:Times:1"] = "13:15";
        settings[$"{office}:Notices:DrillsPerMonth"] = "0";
        foreach (var (app, k) in new[] { ("StaffApp", 2), ("TeamApp", 4) })
        {
            settings[$"{office}:{app}:ClientId"] = Id(n, k);
            settings[$"{office}:{app}:TeamsAppId"] = Id(n, k + 1);
        }

        for (var seat = 0; seat < 5; seat++)
        {
            settings[$"{office}:Team:{seat}:ObjectId"] = Id(n, 10 + seat);
            settings[$"{office}:Team:{seat}:Name"] = $"Anggota {seat}";
            settings[$"{office}:Team:{seat}:Post"] = "Staf";
            settings[$"{office}:Team:{seat}:Sex"] = seat % 2 == 0 ? "P" : "L";
            settings[$"{office}:Team:{seat}:Coordinator"] = seat == 0 ? "true" : "false";
        }
    }

    private static string Id(int office, int n) => $"00000000-0000-4000-8000-{office:D4}{n:D8}";
}
