using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Jaring.Storage.Migrations;

/// <summary>Server halves of members' PINs, and the records that come before and after a member's present one.</summary>
[DbContext(typeof(JaringDbContext))]
[Migration("0004_Devices")]
internal sealed class M0004_Devices : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable("devices", t => new
        {
            office_id = t.Column<string>(),
            member_id = t.Column<string>(),
            device_id = t.Column<string>(),
            half = t.Column<string>(),
            proof_hash = t.Column<string>(),
            name = t.Column<string>(),
            wrong = t.Column<int>(),
            until = t.Column<long>(nullable: true),
            added_on = t.Column<string>(),
            used_on = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("pk_devices", x => new { x.office_id, x.member_id, x.device_id }));

        migrationBuilder.CreateTable("other_records", t => new
        {
            office_id = t.Column<string>(),
            member_id = t.Column<string>(),
            place = t.Column<int>(),
            record = t.Column<string>(),
            carry = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("pk_other_records", x => new { x.office_id, x.member_id, x.place }));
    }

    /// <summary>Forward only, as every migration of this store.</summary>
    protected override void Down(MigrationBuilder migrationBuilder) => throw new NotSupportedException("The store only moves forward. Restore a backup instead.");
}
