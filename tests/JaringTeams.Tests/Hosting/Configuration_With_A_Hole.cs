using Jaring.Host;

namespace Jaring.Tests.Hosting;

public sealed class Configuration_With_A_Hole
{
    private const string Forty = "loket informasi lantai 1, jam kerja     ";
    private const string TooLong = Forty + Forty + Forty + Forty + "x";
    private const string LongText = TooLong + TooLong;

    [Theory]
    [InlineData("Jaring:DataFolder", " ", "Jaring:DataFolder is empty")]
    [InlineData("Jaring:Offices:0:Id", "Tirtawana", "Id must be 2 to 32")]
    [InlineData("Jaring:Offices:0:Id", "api", "Id must be 2 to 32")]
    [InlineData("Jaring:Offices:0:Id", "lembayung", "names \"lembayung\" twice")]
    [InlineData("Jaring:Offices:0:Name", "", "Name must have")]
    [InlineData("Jaring:Offices:0:TimeZone", "Asia/Tirtawana", "TimeZone \"Asia/Tirtawana\" is unknown")]
    [InlineData("Jaring:Offices:0:TenantId", "contoso", "TenantId must be the GUID")]
    [InlineData("Jaring:Offices:0:StaffApp:ClientId", "", "StaffApp:ClientId must be the GUID")]
    [InlineData("Jaring:Offices:1:StaffApp:ClientId", "00000000-0000-4000-8000-000000000002", "have the same StaffApp:ClientId")]
    [InlineData("Jaring:Offices:0:TeamApp:TeamsAppId", "x", "TeamApp:TeamsAppId must be the GUID")]
    [InlineData("Jaring:Offices:0:TeamApp:Credential:Kind", "Secret", "TeamApp:Credential is a secret, but Secret is empty")]
    [InlineData("Jaring:Offices:0:StaffApp:Credential:Kind", "Certificate", "StaffApp:Credential is a certificate, but CertificatePath names no file")]
    [InlineData("Jaring:Offices:0:RoomOrigin", "", "RoomOrigin must be scheme, host and port only")]
    [InlineData("Jaring:Offices:0:RoomOrigin", "https://ruang.example/tirtawana", "RoomOrigin must be scheme, host and port only")]
    [InlineData("Jaring:Offices:0:RoomOrigin", "http://ruang.example", "and https unless it is this machine itself")]
    [InlineData("Jaring:Offices:0:DashboardOrigin", "ftp://dasbor.example", "DashboardOrigin must be scheme, host and port only")]
    [InlineData("Jaring:Offices:0:DashboardOrigin", "https://ruang.tirtawana.example", "DashboardOrigin is also a RoomOrigin")]
    [InlineData("Jaring:Offices:0:DashboardOrigin", "https://ruang.lembayung.example", "DashboardOrigin is also a RoomOrigin")]
    [InlineData("Jaring:Offices:0:FrameOrigins:0", "https://teams.microsoft.com; script-src *", "FrameOrigins holds")]
    [InlineData("Jaring:Offices:0:FrameOrigins:0", "*", "FrameOrigins holds")]
    [InlineData("Jaring:Offices:0:FrameOrigins:0", "https://*.com", "FrameOrigins holds")]
    [InlineData("Jaring:Offices:0:Mailbox", "Jaring", "Mailbox must be the e-mail address")]
    [InlineData("Jaring:Offices:0:Team:1:Coordinator", "true", "Team must have exactly one Coordinator")]
    [InlineData("Jaring:Offices:0:Team:0:Coordinator", "false", "Team must have exactly one Coordinator")]
    [InlineData("Jaring:Offices:0:Team:1:ObjectId", "00000000-0000-4000-8000-000000000010", "Team names one ObjectId twice")]
    [InlineData("Jaring:Offices:0:Team:1:ObjectId", "laras", "Team:1:ObjectId must be the GUID")]
    [InlineData("Jaring:Offices:0:Team:1:Sex", "X", "Team:1:Sex must be L or P")]
    [InlineData("Jaring:Offices:0:Team:1:Name", "", "Team:1:Name must have")]
    [InlineData("Jaring:Offices:0:Team:1:Post", "", "Team:1:Post must have")]
    [InlineData("Jaring:Offices:0:Privacy:PageRole", " ", "Privacy:PageRole must have 1 to 160 characters")]
    [InlineData("Jaring:Offices:0:Privacy:Contact", TooLong, "Privacy:Contact must have at most 160 characters")]
    [InlineData("Jaring:Offices:0:Services:0:Id", "Dinsos P3A", "Id must be 2 to 32")]
    [InlineData("Jaring:Offices:0:Services:0:Id", "puskesmas", "names \"puskesmas\" twice")]
    [InlineData("Jaring:Offices:0:Services:0:Name", " ", "Name must have 1 to 120")]
    [InlineData("Jaring:Offices:0:Services:0:Needs:0", "money", "Needs must be one or more of medical")]
    [InlineData("Jaring:Offices:0:Services:0:Contact", "", "Contact is empty")]
    [InlineData("Jaring:Offices:0:Services:0:Hours", LongText, "each text has at most 300 characters")]
    [InlineData("Jaring:Offices:0:Services:0:Duty", "police", "Duty must be empty or police-3x24")]
    [InlineData("Jaring:Offices:0:Services:0:VerifiedOn", "kemarin", "without them it is not shown")]
    [InlineData("Jaring:Offices:0:Services:0:VerifiedBy", "", "without them it is not shown")]
    [InlineData("Jaring:Offices:0:Services:0:Source", "", "without them it is not shown")]
    [InlineData("Jaring:Offices:0:Materials:0:Title", " ", "Materials:0: Title and Source must have 1 to 160")]
    [InlineData("Jaring:Offices:0:Materials:0:Source", TooLong, "Materials:0: Title and Source must have 1 to 160")]
    [InlineData("Jaring:Offices:0:Materials:0:Date", "kemarin", "Materials:0: Date must be a day")]
    [InlineData("Jaring:Offices:0:Materials:0:Address", "http://berkas.example/a.pdf", "Materials:0: Address must be empty or an https address")]
    [InlineData("Jaring:Offices:0:Materials:0:Address", "https://sari:rahasia@berkas.example/", "Materials:0: Address must be empty or an https address")]
    [InlineData("Jaring:Offices:0:Planning:Hours:Closes", "07:00", "Planning:Hours must have Opens, Closes")]
    [InlineData("Jaring:Offices:0:Planning:Ramadan:0:From", "besok", "Planning:Ramadan:0 must have From and To")]
    [InlineData("Jaring:Offices:0:Planning:Stages:0:Name", " ", "Planning:Stages:0:Name must have 1 to 120")]
    [InlineData("Jaring:Offices:0:Planning:Years:0:Year", "2027", "Planning:Years:0:Source must have 1 to 300")]
    [InlineData("Jaring:Offices:0:Planning:Years:0:CollectiveLeave:0", "24 Desember", "Planning:Years:0 must hold days of 0")]
    [InlineData("Jaring:Offices:0:Planning:Rooms:0", " ", "Planning:Rooms:0 must have 1 to 120")]
    [InlineData("Jaring:Offices:0:Planning:Audiences:0:Name", "Sekretariat", "Planning:Audiences:0:Mailboxes must hold one")]
    [InlineData("Jaring:Offices:0:Notices:Times:0", "8.15", "Notices:Times holds \"8.15\"")]
    [InlineData("Jaring:Offices:0:Notices:Times:0", "25:00", "Notices:Times holds \"25:00\"")]
    [InlineData("Jaring:Offices:0:Notices:Holidays:0", "17 Agustus", "Notices:Holidays holds \"17 Agustus\"")]
    [InlineData("Jaring:Offices:0:Notices:Every", "00:00:00.5", "Notices:Every must be at least one second")]
    [InlineData("Jaring:Offices:0:Notices:DrillsPerMonth", "-1", "Notices:DrillsPerMonth must be 0 (off) or more")]
    [InlineData("Jaring:Offices:0:Notices:DrillDrawEvery", "00:00:00", "Notices:DrillDrawEvery must be")]
    [InlineData("Room:PuzzleBits", "25", "Room:PuzzleBits must be 0 to 24")]
    [InlineData("Room:PuzzleLife", "00:00:10", "Room:PuzzleLife must be")]
    [InlineData("Room:FreeReportsPerBucket", "0", "Room:FreeReportsPerBucket must be at least 1")]
    [InlineData("Room:BucketWindow", "00:00:00", "Room:BucketWindow must be")]
    [InlineData("Room:MaxDelay", "00:01:00", "Room:MaxDelay must be")]
    [InlineData("Room:DelayStep", "00:00:21", "Room:DelayStep must be")]
    [InlineData("Room:FreeLookupsPerBucket", "0", "Room:FreeLookupsPerBucket must be at least 1")]
    [InlineData("Room:MaxReportBytes", "1000", "Room:MaxReportBytes must be")]
    [InlineData("Room:FreeDraftSavesPerBucket", "0", "Room:FreeDraftSavesPerBucket must be 1 to 6,000")]
    [InlineData("Room:MostDrafts", "9", "Room:MostDrafts must be 10 to 1,000,000")]
    [InlineData("Room:LookAfterWorkingDays", "0", "Room:LookAfterWorkingDays must be")]
    [InlineData("Files:MostMegabytes", "0", "Files:MostMegabytes must be 1 to 500")]
    [InlineData("Files:MostMegabytes", "501", "Files:MostMegabytes must be 1 to 500")]
    [InlineData("Files:PerSubmission", "51", "Files:PerSubmission must be 1 to 50")]
    [InlineData("Files:QuotaMegabytes", "99", "Files:QuotaMegabytes must be 100 to 10000000")]
    [InlineData("Files:UntiedFor", "00:59:00", "Files:UntiedFor must be one hour to seven days")]
    [InlineData("Files:FreePerBucket", "0", "Files:FreePerBucket must be 1 to 100000")]
    public async Task Does_Not_Start_And_Says_Why(string name, string value, string sentence)
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => JaringApplication.StartAsync(s =>
        {
            TwoServices.Add(s, "Jaring:Offices:0");
            s[name] = value;
        }));
        Assert.Contains(Sentences(fault), s => s.Contains(sentence, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_Fault_Has_Its_Own_Sentence_At_Once()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => JaringApplication.StartAsync(s =>
        {
            s["Jaring:Offices:0:TenantId"] = "";
            s["Jaring:Offices:1:Mailbox"] = "";
            s["Room:PuzzleBits"] = "99";
        }));
        var sentences = Sentences(fault);
        Assert.Equal(3, sentences.Count);
        Assert.Contains("Office \"tirtawana\": TenantId must be the GUID of the Entra tenant.", sentences);
        Assert.Contains(sentences, s => s.StartsWith("Office \"lembayung\": Mailbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_An_Office_There_Is_Nothing_To_Serve()
    {
        var fault = await Assert.ThrowsAnyAsync<Exception>(() => JaringApplication.StartAsync(s =>
        {
            foreach (var key in s.Keys.Where(k => k.StartsWith("Jaring:Offices", StringComparison.Ordinal)).ToList())
            {
                s.Remove(key);
            }
        }));
        Assert.Equal(["Jaring:Offices is empty; this host serves at least one office."], Sentences(fault));
    }

    [Fact]
    public async Task Loopback_May_Go_Without_Tls()
    {
        await using var app = await JaringApplication.StartAsync(s =>
        {
            s["Jaring:Offices:0:RoomOrigin"] = "http://127.0.0.1:5610";
            s["Jaring:Offices:0:FrameOrigins:0"] = "http://localhost:5600";
        });
        app.Room.DefaultRequestHeaders.Host = "127.0.0.1:5610";
        Assert.Equal(200, (int)(await app.Room.GetAsync("/tirtawana/api/room")).StatusCode);
        app.Room.DefaultRequestHeaders.Host = "127.0.0.1:5611";
        Assert.Equal(404, (int)(await app.Room.GetAsync("/tirtawana/api/room")).StatusCode);
    }

    /// <summary>As the program prints them.</summary>
    private static IReadOnlyList<string> Sentences(Exception fault) => ConfigurationFaults.Of(fault);
}
